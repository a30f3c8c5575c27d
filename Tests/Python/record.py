"""Trains a small model with Keras and with PyTorch, and keeps what they say as fixtures of Swift's tests.

    python3 -m pip install torch keras && KERAS_BACKEND=torch python3 Tests/Python/record.py
"""

import sys
from pathlib import Path

import keras
import numpy
import torch

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "Sources" / "Python"))

import marquee  # noqa: E402
import marquee.keras  # noqa: E402

FIXTURES = ROOT / "Tests" / "RunsTests" / "Fixtures"
keras.utils.set_random_seed(1)
x = numpy.random.default_rng(1).normal(size=(96, 3)).astype("float32")
y = (x @ [[1.0], [-2.0], [0.5]]).astype("float32")

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(
    x[:64], y[:64], batch_size=16, epochs=3, validation_data=(x[64:], y[64:]), verbose=0,
    callbacks=[marquee.keras.Events(FIXTURES / "keras.jsonl", progress_every=0)])

layer = torch.nn.Linear(3, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.05)
mse = torch.nn.MSELoss()
x, y = torch.tensor(x), torch.tensor(y)
batches = list(zip(x[:64].split(16), y[:64].split(16)))
with marquee.Run(FIXTURES / "torch.jsonl", epochs=3, batches=len(batches), progress_every=0) as run:
    for epoch in range(1, 4):
        total = 0.0
        for batch, (inputs, targets) in enumerate(batches, 1):
            loss = mse(layer(inputs), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            run.progress(epoch, batch, total / batch)
        with torch.no_grad():
            run.log(epoch, total / len(batches), mse(layer(x[64:]), y[64:]))
