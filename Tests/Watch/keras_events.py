import json
import time

import keras


class MarqueeEvents(keras.callbacks.Callback):
    """Says what happens in lines for `marquee watch`."""

    def __init__(self, path):
        super().__init__()
        self.file = open(path, "w", buffering=1)

    def say(self, event, **keys):
        self.file.write(json.dumps({"event": event, **keys}) + "\n")

    def on_train_begin(self, logs=None):
        self.say("start", epochs=self.params["epochs"], batches=self.params["steps"])

    def on_epoch_begin(self, epoch, logs=None):
        self.epoch, self.began = epoch + 1, time.monotonic()

    def on_train_batch_end(self, batch, logs=None):
        self.say("progress", epoch=self.epoch, batch=batch + 1, loss=logs["loss"])

    def on_epoch_end(self, epoch, logs=None):
        seconds = time.monotonic() - self.began
        self.say("epoch", epoch=self.epoch, loss=logs["loss"], val_loss=logs.get("val_loss"), seconds=seconds)

    def on_train_end(self, logs=None):
        self.say("end", reason="finished")
