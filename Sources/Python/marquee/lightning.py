"""A callback for Lightning."""

# mypy: disable-error-code="import-not-found,import-untyped,misc,no-redef"

from __future__ import annotations

from operator import attrgetter
from typing import Any, Mapping, Optional

try:
    from lightning.pytorch.callbacks import Callback
except ImportError:
    from pytorch_lightning.callbacks import Callback

from ._run import Path, Run


class Events(Callback):
    """Says what each epoch came to, and leaves the vectors of embeddings. Of several processes the first one writes.

    path: of the log. factors: `{"movies": "item_embedding", "users": "user_embedding"}`, attributes of the module;
    dots lead inside. An attribute that is not there is an error before the first batch. more: what `Run` takes.
    """

    def __init__(self, path: Path, factors: Optional[Mapping[str, str]] = None, **more: Any) -> None:
        super().__init__()
        self._path, self._factors, self._more = path, dict(factors or {}), more
        self._tables: dict[str, Any] = {}
        self.run: Optional[Run] = None

    def on_train_start(self, trainer: Any, pl_module: Any) -> None:
        if not trainer.is_global_zero:
            return
        self._tables = {key: attrgetter(path)(pl_module) for key, path in self._factors.items()}
        planned = {"epochs": _count(trainer.max_epochs), "batches": _count(trainer.num_training_batches)}
        self.run = Run(self._path, **{**planned, **self._more})

    def on_train_batch_end(self, trainer: Any, pl_module: Any, outputs: Any, batch: Any, batch_idx: int) -> None:
        if self.run is None:
            return
        loss = outputs.get("loss") if isinstance(outputs, dict) else outputs
        self.run.progress(trainer.current_epoch + 1, batch_idx + 1, loss)

    def on_train_epoch_end(self, trainer: Any, pl_module: Any) -> None:
        if self.run is None:
            return
        epoch = trainer.current_epoch + 1
        metrics = {name: value for name, value in trainer.callback_metrics.items() if name != "epoch"}
        losses = [metrics.pop(name, None) for name in ("train_loss", "train_loss_epoch", "loss")]
        self.run.log(epoch, next((loss for loss in losses if loss is not None), None), **metrics)
        if self._tables:
            self.run.factors(**{"epoch": epoch, **self._tables})

    def on_train_end(self, trainer: Any, pl_module: Any) -> None:
        if self.run is not None:
            self.run.end("stopped" if trainer.interrupted else "finished")

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:
        if self.run is None:
            return
        if isinstance(exception, KeyboardInterrupt):
            self.run.end("stopped")
        else:
            self.run.end("failed", f"{type(exception).__name__}: {exception}")


def _count(planned: Any) -> Optional[int]:
    """A trainer without an end says -1, None or infinity."""
    return planned if isinstance(planned, int) and planned > 0 else None
