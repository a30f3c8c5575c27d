"""A callback for Lightning."""

from __future__ import annotations

from typing import Any, Optional

try:
    from lightning.pytorch.callbacks import Callback
except ImportError:
    from pytorch_lightning.callbacks import Callback

from ._run import Run


class Events(Callback):
    """Says what each epoch came to, and leaves the vectors of embeddings.

    path: of the log. factors: `{"movies": "item_embedding", "users": "user_embedding"}`, attributes of the module.
    """

    def __init__(self, path: str, factors: Optional[dict[str, str]] = None, **more: Any) -> None:
        super().__init__()
        self._path, self._factors, self._more = path, factors or {}, more
        self.run: Optional[Run] = None

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        epochs = trainer.max_epochs if trainer.max_epochs and trainer.max_epochs > 0 else None
        self.run = Run(self._path, epochs=epochs, **self._more)

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        if self.run is None:
            return
        epoch = trainer.current_epoch + 1
        metrics = dict(trainer.callback_metrics)
        loss = metrics.pop("train_loss", metrics.pop("loss", None))
        self.run.log(epoch, loss, **metrics)
        if self._factors:
            vectors = {name: getattr(pl_module, layer).weight for name, layer in self._factors.items()}
            self.run.factors(epoch=epoch, **vectors)

    def on_train_end(self, trainer: Any, pl_module: Any) -> None:
        if self.run is not None:
            self.run.end()

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        if self.run is not None:
            self.run.end("failed", f"{type(exception).__name__}: {exception}")
