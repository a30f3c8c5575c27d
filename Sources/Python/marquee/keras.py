"""A callback for Keras."""

from __future__ import annotations

from typing import Any, Optional

import keras

from ._run import Run


class Events(keras.callbacks.Callback):
    """Says what happens in `fit`, and leaves the vectors of embedding layers after each epoch.

    path: of the log. factors: `{"movies": layer, "users": layer}`, names or layers; nothing is left without.
    more: what `Run` takes.
    """

    def __init__(self, path: str, factors: Optional[dict[str, Any]] = None, **more: Any) -> None:
        super().__init__()
        self._path, self._factors, self._more = path, factors or {}, more
        self._epoch = 0
        self.run: Optional[Run] = None

    def on_train_begin(self, logs: Any = None) -> None:
        self.run = Run(self._path, epochs=self.params.get("epochs"), batches=self.params.get("steps"), **self._more)

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._epoch = epoch + 1

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        if self.run is not None:
            self.run.progress(self._epoch, batch + 1, (logs or {}).get("loss"))

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        if self.run is None:
            return
        self.run.log(epoch + 1, **(logs or {}))
        if self._factors:
            self.run.factors(epoch=epoch + 1, **{name: self._weights(layer) for name, layer in self._factors.items()})

    def on_train_end(self, logs: Any = None) -> None:
        if self.run is not None:
            self.run.end()

    def _weights(self, layer: Any) -> Any:
        layer = self.model.get_layer(layer) if isinstance(layer, str) else layer
        return layer.get_weights()[0]
