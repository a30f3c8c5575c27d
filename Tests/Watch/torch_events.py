import json
import time

import torch


def train(model, optimizer, batches, validation, epochs, path):
    """The usual loop, which says what happens in lines for `marquee watch`."""
    mse = torch.nn.MSELoss()
    file = open(path, "w", buffering=1)

    def say(event, **keys):
        file.write(json.dumps({"event": event, **keys}) + "\n")

    say("start", epochs=epochs, batches=len(batches))
    for epoch in range(1, epochs + 1):
        began, total = time.monotonic(), 0.0
        for batch, (x, y) in enumerate(batches, 1):
            loss = mse(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            say("progress", epoch=epoch, batch=batch, loss=total / batch)
        with torch.no_grad():
            val_loss = mse(model(validation[0]), validation[1]).item()
        say("epoch", epoch=epoch, loss=total / len(batches), val_loss=val_loss, seconds=time.monotonic() - began)
    say("end", reason="finished")
