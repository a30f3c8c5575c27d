"""A run's events, as `marquee watch` reads them."""

from __future__ import annotations

import functools
import json
import math
import os
import time
from types import TracebackType
from typing import Any, Callable, Iterable, Optional, Type, TypeVar, Union, cast

from . import _arrays
from ._kept import KeptFiles
from ._log import Log

Path = Union[str, "os.PathLike[str]"]
Ids = Union[Path, Iterable[Union[int, str]]]
Method = TypeVar("Method", bound=Callable[..., None])


def _never_raises(method: Method) -> Method:
    """What goes wrong in a run's book-keeping is told, and does not end the training."""

    @functools.wraps(method)
    def guarded(self: "Run", *arguments: Any, **keys: Any) -> None:
        try:
            method(self, *arguments, **keys)
        except Exception as error:
            self._log.warn(error)

    return cast(Method, guarded)


class Run:
    """Writes what happens in a run, one JSON object a line, into a new file.

    Nothing that goes wrong here ends the training that is watched: a full disk is one warning, and lines are missing.
    There is no thread, no server and no network.
    """

    def __init__(
        self,
        path: Path,
        *,
        epochs: Optional[int] = None,
        batches: Optional[int] = None,
        movie_ids: Optional[Ids] = None,
        user_ids: Optional[Ids] = None,
        titles: Optional[Path] = None,
        keep_epochs: int = 64,
        keep_bytes: int = 1 << 30,
        progress_every: float = 0.1,
        **more: Any,
    ) -> None:
        """
        epochs, batches: how many are planned, and how many an epoch has.
        movie_ids, user_ids: what the rows of `factors` are called: a file of one a line, or the ids themselves.
        titles: a CSV of ids and titles. Paths are relative to the log.
        keep_epochs, keep_bytes: files of factors beyond these are removed, the oldest epoch first; the last one stays.
        progress_every: seconds from one line of progress to the next at least. `watch` looks ten times a second.
        more: further keys of the first line.
        """
        self.path = os.fspath(path)
        self._kept = KeptFiles(keep_epochs, keep_bytes)
        self._progress_every = progress_every
        self._next_progress = -math.inf
        self._epoch = 0
        self._began = time.monotonic()
        self._has_ended = False
        self._log = Log(self.path)
        self._start(
            {
                **more,
                "epochs": epochs,
                "batches": batches,
                "titles": titles,
                "movie_ids": movie_ids,
                "user_ids": user_ids,
            }
        )

    @_never_raises
    def _start(self, keys: dict[str, Any]) -> None:
        for key in ("movie_ids", "user_ids"):
            ids = keys[key]
            if ids is not None and not isinstance(ids, (str, os.PathLike)):
                keys[key] = [_arrays.plain(one) for one in ids]
        self._say("start", keys)

    @_never_raises
    def progress(self, epoch: int, batch: int, loss: Any = None) -> None:
        """What an epoch came to so far; epochs and batches count from 1. May be called for each batch.

        A loss that is too soon to be told is not looked at: on a GPU it would have to be waited for.
        """
        now = time.monotonic()
        if now < self._next_progress:
            return
        self._next_progress = now + self._progress_every
        self._say("progress", {"epoch": epoch, "batch": batch, "loss": loss})

    @_never_raises
    def log(self, epoch: int, loss: Any = None, val_loss: Any = None, **metrics: Any) -> None:
        """The end of an epoch, which counts from 1. Any further number is a metric of its own.

        Numbers are Python's, NumPy's, or tensors of one element. `seconds` is the time since the last epoch, unless said.
        """
        now = time.monotonic()
        metrics.setdefault("seconds", now - self._began)
        self._began = now
        self._epoch = epoch
        self._say("epoch", {"epoch": epoch, "loss": loss, "val_loss": val_loss, **metrics})

    @_never_raises
    def change(self, epoch: int, batch: Optional[int] = None, **settings: Any) -> None:
        """Settings that were changed on the way: `run.change(epoch=4, learningRate=0.001)`."""
        values = {name: _arrays.plain(value) for name, value in settings.items()}
        self._say("change", {"epoch": epoch, "batch": batch, "settings": values})

    @_never_raises
    def factors(
        self,
        *,
        movies: Any,
        users: Any = None,
        movie_biases: Any = None,
        user_biases: Any = None,
        mean: Any = None,
        epoch: Optional[int] = None,
    ) -> None:
        """The vectors of an epoch, the last one unless said.

        movies, users: shape (rows, width), the same width: arrays, tensors or embedding layers. Written as float32.
        movie_biases, user_biases: shape (rows,). mean: a number that biases are added to.
        """
        if self._has_ended or not self._log.is_open:
            return
        epoch = max(1, self._epoch) if epoch is None else int(epoch)
        given = {"movies": movies, "users": users, "movie_biases": movie_biases, "user_biases": user_biases}
        # Everything is looked at before anything is written: files of half an epoch are of no use.
        parts = {
            key: (_arrays.vector if key.endswith("biases") else _arrays.matrix)(values)
            for key, values in given.items()
            if values is not None
        }
        stem = os.path.splitext(os.path.basename(self.path))[0]
        names = {key: f"{stem}-{key}-{epoch}.npy" for key in parts}
        folder = os.path.dirname(self.path)
        sizes = {}
        try:
            for key, values in parts.items():
                path = os.path.join(folder, names[key])
                sizes[path] = _arrays.write(path, values)
        finally:
            self._kept.add(sizes)
        self._say("factors", {"epoch": epoch, "mean": mean, **names})
        self._kept.remove_oldest()

    @_never_raises
    def end(self, reason: str = "finished", error: Optional[str] = None) -> None:
        """The end of the run: `finished`, `early_stopping`, `stopped` or `failed`. Later calls say nothing."""
        self._say("end", {"reason": reason, "error": error})
        self._has_ended = True
        self._log.close()

    def __enter__(self) -> "Run":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        """Ends the run as its block ended: `failed` with the error, `stopped` by Ctrl-C, otherwise `finished`."""
        if kind is None:
            self.end()
        elif issubclass(kind, KeyboardInterrupt):
            self.end("stopped")
        else:
            self.end("failed", f"{kind.__name__}: {error}")

    def _say(self, event: str, keys: dict[str, Any]) -> None:
        if self._has_ended:
            return
        # `event` comes first, and is not what a metric of that name says.
        told = {key: _arrays.plain(value) for key, value in keys.items() if value is not None and key != "event"}
        self._log.write(json.dumps({"event": event, **told}, default=_arrays.plain))
