"""A callback for Hugging Face's `Trainer`."""

# mypy: disable-error-code="import-not-found,import-untyped,misc"

from __future__ import annotations

import math
from typing import Any, Optional

from transformers import TrainerCallback

from ._run import Path, Run

# What an evaluation says beside the model's numbers.
_OF_THE_MACHINE = (
    "epoch",
    "eval_runtime",
    "eval_samples_per_second",
    "eval_steps_per_second",
    "eval_model_preparation_time",
)


class Events(TrainerCallback):
    """Says what `Trainer` logs: its losses as they come, and each epoch, with what the evaluation in it said.

    path: of the log. more: what `Run` takes. Of several processes the first one writes.
    """

    def __init__(self, path: Path, **more: Any) -> None:
        self._path, self._more = path, more
        self._batches: Optional[int] = None
        self._loss: Any = None
        # What the last evaluation in this epoch said, and whether its steps are done.
        self._told: dict[str, Any] = {}
        self._is_over = False
        self.run: Optional[Run] = None

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if not state.is_world_process_zero:
            return
        epochs = math.ceil(state.num_train_epochs) if state.num_train_epochs else None
        if epochs and state.max_steps > 0:
            self._batches = max(1, round(state.max_steps / state.num_train_epochs))
        self.run = Run(self._path, **{"epochs": epochs, "batches": self._batches, **self._more})

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        if self.run is None or not logs or "loss" not in logs:
            return
        self._loss = logs["loss"]
        done = (state.global_step - 1) % self._batches + 1 if self._batches else state.global_step
        self.run.progress(_begun(state), max(1, done), self._loss)

    def on_epoch_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._told, self._is_over = {}, False

    def on_epoch_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        self._is_over = True
        # With an evaluation to come, that tells.
        if not control.should_evaluate:
            self._tell(state)

    def on_evaluate(self, args: Any, state: Any, control: Any, metrics: Any = None, **kwargs: Any) -> None:
        numbers = {name: value for name, value in (metrics or {}).items() if isinstance(value, (int, float))}
        for name in _OF_THE_MACHINE:
            numbers.pop(name, None)
        self._told = {"val_loss": numbers.pop("eval_loss", None), **numbers}
        if self._is_over:
            self._tell(state)

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        if self.run is not None:
            self.run.end()

    def _tell(self, state: Any) -> None:
        if self.run is not None:
            self.run.log(max(1, round(state.epoch or 1)), self._loss, **self._told)


def _begun(state: Any) -> int:
    """The epoch that is under way, from 1: the trainer counts in parts of epochs done."""
    return max(1, math.ceil(state.epoch or 1))
