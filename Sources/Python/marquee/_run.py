"""A run's events, as `marquee watch` reads them."""

from __future__ import annotations

import json
import os
import time
import warnings
from types import TracebackType
from typing import IO, Any, Iterable, Optional, Type, Union

from . import _npy

Ids = Union[str, Iterable[Union[int, str]]]


class Run:
    """Writes what happens in a run, one JSON object a line, into a new file.

    Nothing that goes wrong here ends the training that is watched: a full disk is one warning, and then silence. There is
    no thread, no server and no network.
    """

    def __init__(
        self,
        path: Union[str, "os.PathLike[str]"],
        *,
        epochs: Optional[int] = None,
        batches: Optional[int] = None,
        movie_ids: Optional[Ids] = None,
        user_ids: Optional[Ids] = None,
        titles: Optional[str] = None,
        keep_epochs: int = 64,
        keep_bytes: int = 1 << 30,
        **more: Any,
    ) -> None:
        """
        epochs, batches: how many are planned, and how many an epoch has.
        movie_ids, user_ids: what the rows of `factors` are called: a file of one a line, or the ids themselves.
        titles: a CSV of ids and titles. Paths are relative to the log.
        keep_epochs, keep_bytes: files of factors beyond these are removed, the oldest first.
        more: further keys of the first line.
        """
        self.path = os.fspath(path)
        self._keep_epochs = max(1, keep_epochs)
        self._keep_bytes = keep_bytes
        self._epoch = 0
        self._began = time.monotonic()
        self._has_ended = False
        # Those that this run wrote, by epoch, the oldest first, with their bytes.
        self._files: list[tuple[list[str], int]] = []
        self._file: Optional[IO[str]] = None
        try:
            self._file = open(self.path, "w", encoding="utf-8", buffering=1)
        except OSError as error:
            self._give_up(error)
        start: dict[str, Any] = {"epochs": epochs, "batches": batches, "titles": titles, **more}
        for key, ids in (("movie_ids", movie_ids), ("user_ids", user_ids)):
            if ids is not None:
                start[key] = ids if isinstance(ids, str) else [_plain(one) for one in ids]
        self._say("start", **start)

    def progress(self, epoch: int, batch: int, loss: Any = None) -> None:
        """What a batch came to; batches count from 1."""
        self._say("progress", epoch=epoch, batch=batch, loss=loss)

    def log(self, epoch: int, loss: Any = None, val_loss: Any = None, **metrics: Any) -> None:
        """The end of an epoch, which counts from 1. Any further number is a metric of its own."""
        now = time.monotonic()
        metrics.setdefault("seconds", now - self._began)
        self._began = now
        self._epoch = epoch
        self._say("epoch", epoch=epoch, loss=loss, val_loss=val_loss, **metrics)

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
        """The vectors of an epoch, the last one unless said: one row a movie, one row a user of the same width."""
        epoch = max(1, self._epoch) if epoch is None else epoch
        parts = {"movies": movies, "users": users, "movie_biases": movie_biases, "user_biases": user_biases}
        stem = os.path.splitext(os.path.basename(self.path))[0]
        names: dict[str, str] = {}
        written: list[str] = []
        count = 0
        try:
            for key, values in parts.items():
                if values is None or self._file is None:
                    continue
                names[key] = f"{stem}-{key}-{epoch}.npy"
                place = os.path.join(os.path.dirname(self.path), names[key])
                count += _npy.write(place, _npy.array(values))
                written.append(place)
        except OSError as error:
            self._give_up(error)
            return
        if names:
            self._say("factors", epoch=epoch, mean=mean, **names)
            self._files.append((written, count))
            self._remove_oldest()

    def end(self, reason: str = "finished", error: Optional[str] = None) -> None:
        """The end of the run: `finished`, `early_stopping`, `stopped` or `failed`. Later calls say nothing."""
        if self._has_ended:
            return
        self._has_ended = True
        self._say("end", reason=reason, error=error)
        if self._file is not None:
            try:
                self._file.close()
            except OSError:
                pass
            self._file = None

    def __enter__(self) -> "Run":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        if kind is None:
            self.end()
        elif issubclass(kind, KeyboardInterrupt):
            self.end("stopped")
        else:
            self.end("failed", f"{kind.__name__}: {error}")

    def _say(self, event: str, **keys: Any) -> None:
        if self._file is None:
            return
        line = {"event": event, **{key: _plain(value) for key, value in keys.items() if value is not None}}
        try:
            self._file.write(json.dumps(line) + "\n")
        except (OSError, ValueError) as error:
            self._give_up(error)

    def _remove_oldest(self) -> None:
        while len(self._files) > self._keep_epochs or (
            len(self._files) > 1 and sum(count for _, count in self._files) > self._keep_bytes
        ):
            paths, _ = self._files.pop(0)
            kept = {path for later, _ in self._files for path in later}
            for path in paths:
                if path not in kept and os.path.exists(path):
                    os.remove(path)

    def _give_up(self, error: Exception) -> None:
        self._file = None
        warnings.warn(f"{self.path}: {error}; the run is watched no longer, and goes on", stacklevel=3)


def _plain(value: Any) -> Any:
    """A number of any library as one of Python's own; texts and lists as they are."""
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)
