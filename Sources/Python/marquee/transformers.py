"""A callback for Hugging Face's `Trainer`."""

from __future__ import annotations

import math
from typing import Any, Optional

from transformers import TrainerCallback

from ._run import Run


class Events(TrainerCallback):
    """Says what `Trainer` logs: its losses as they come, and an epoch whenever it has evaluated."""

    def __init__(self, path: str, **more: Any) -> None:
        self._path, self._more = path, more
        self._loss: Any = None
        self._batches: Optional[int] = None
        self.run: Optional[Run] = None

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        epochs = math.ceil(state.num_train_epochs) if state.num_train_epochs else None
        self._batches = max(1, state.max_steps // epochs) if epochs and state.max_steps else None
        self.run = Run(self._path, epochs=epochs, batches=self._batches, **self._more)

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        if self.run is None or not logs or "loss" not in logs:
            return
        self._loss = logs["loss"]
        done = (state.global_step - 1) % self._batches + 1 if self._batches else state.global_step
        self.run.progress(max(1, math.ceil(state.epoch or 1)), max(1, done), self._loss)

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: Any = None, **kwargs: Any) -> None:
        if self.run is None:
            return
        numbers = {key: value for key, value in (metrics or {}).items() if isinstance(value, (int, float))}
        numbers.pop("epoch", None)
        loss = numbers.pop("eval_loss", None)
        self.run.log(max(1, round(state.epoch or 1)), self._loss, loss, **numbers)

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if self.run is not None:
            self.run.end()
