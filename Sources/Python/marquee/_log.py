"""A file of lines that may fail without ending what writes to it."""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from io import FileIO
from typing import Optional


class Log:
    """A new file, written line by line: each is there whole, at once, or not at all.

    What cannot be written is one warning. Later lines are tried all the same, for a disk may have room again.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._has_warned = False
        self._file: Optional[FileIO] = None
        try:
            self._file = FileIO(path, "w")
        except OSError as error:
            self.warn(error)

    @property
    def is_open(self) -> bool:
        return self._file is not None

    def write(self, line: str) -> None:
        """Raises `OSError` where the line is not written."""
        if self._file is None:
            return
        rest = memoryview((line + "\n").encode("utf-8", "backslashreplace"))
        begun = 0
        try:
            while rest:
                count = self._file.write(rest) or 0
                begun += count
                rest = rest[count:]
        except OSError:
            if begun:
                self._take_back(begun)
            raise

    def _take_back(self, count: int) -> None:
        """Half a line would swallow the next one. A pipe keeps it: there is nothing to cut."""
        if self._file is not None:
            with suppress(OSError):
                end = self._file.seek(-count, os.SEEK_CUR)
                self._file.truncate(end)

    def close(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                file.close()

    def warn(self, error: Exception) -> None:
        """The first time alone, and never as an error, though warnings may have been made errors."""
        if self._has_warned:
            return
        self._has_warned = True
        # An error of the system names the file that it is about.
        reason = str(error) if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        text = f"{self._path}: {reason}; what is watched here has gaps, and the training goes on"
        try:
            warnings.warn(text, stacklevel=4)
        except Warning:
            print(text, file=sys.stderr)
