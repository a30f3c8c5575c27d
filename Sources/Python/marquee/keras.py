"""A callback for Keras."""

# mypy: disable-error-code="import-not-found,import-untyped,misc"

from __future__ import annotations

from typing import Any, Mapping, Optional

import keras

from ._run import Path, Run


class Events(keras.callbacks.Callback):
    """Says what happens in `fit`, and leaves the vectors of embedding layers after each epoch.

    path: of the log. factors: `{"movies": layer, "users": layer}`, names or layers; nothing is left without.
    more: what `Run` takes. A name that no layer has is an error of Keras before the first batch.
    """

    def __init__(self, path: Path, factors: Optional[Mapping[str, Any]] = None, **more: Any) -> None:
        super().__init__()
        self._path, self._factors, self._more = path, dict(factors or {}), more
        self._layers: dict[str, Any] = {}
        self._epoch = 0
        self.run: Optional[Run] = None

    def on_train_begin(self, logs: Any = None) -> None:
        for key, layer in self._factors.items():
            self._layers[key] = self.model.get_layer(layer) if isinstance(layer, str) else layer
        planned = {"epochs": self.params.get("epochs"), "batches": self.params.get("steps")}
        self.run = Run(self._path, **{**planned, **self._more})

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._epoch = epoch + 1

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        if self.run is not None:
            self.run.progress(self._epoch, batch + 1, (logs or {}).get("loss"))

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        if self.run is None:
            return
        self.run.log(epoch + 1, **{name: value for name, value in (logs or {}).items() if name != "epoch"})
        if self._layers:
            self.run.factors(**{"epoch": epoch + 1, **self._layers})

    def on_train_end(self, logs: Any = None) -> None:
        if self.run is not None:
            self.run.end()
