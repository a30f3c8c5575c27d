"""Trains a small model with Keras and with PyTorch, and keeps what they say as fixtures of Swift's tests.

    python -m pip install torch keras && KERAS_BACKEND=torch python Tests/Watch/record.py
"""

from pathlib import Path

import keras
import numpy
import torch

import keras_events
import torch_events

FIXTURES = Path(__file__).parent.parent / "RunsTests" / "Fixtures"
FIXTURES.mkdir(exist_ok=True)
keras.utils.set_random_seed(1)
x = numpy.random.default_rng(1).normal(size=(96, 3)).astype("float32")
y = (x @ [[1.0], [-2.0], [0.5]]).astype("float32")

model = keras.Sequential([keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(
    x[:64], y[:64], batch_size=16, epochs=3, validation_data=(x[64:], y[64:]), verbose=0,
    callbacks=[keras_events.MarqueeEvents(FIXTURES / "keras.jsonl")])

layer = torch.nn.Linear(3, 1)
x, y = torch.tensor(x), torch.tensor(y)
batches = list(zip(x[:64].split(16), y[:64].split(16)))
torch_events.train(
    layer, torch.optim.SGD(layer.parameters(), lr=0.05), batches, (x[64:], y[64:]), 3, FIXTURES / "torch.jsonl")
