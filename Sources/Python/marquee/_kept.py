"""Which files of factors stay."""

from __future__ import annotations

import os
from contextlib import suppress


class KeptFiles:
    """The files that a run wrote itself, by epoch, the oldest first. Nothing else is ever removed."""

    def __init__(self, epochs: int, size: int) -> None:
        """epochs: so many stay, one at least. size: bytes that all of them may take."""
        self._epochs = max(1, epochs)
        self._size = size
        self._groups: list[dict[str, int]] = []

    def add(self, sizes: dict[str, int]) -> None:
        """Files of an epoch with their bytes. One that was written before, as after a step back, is now among these."""
        for group in self._groups:
            for path in sizes:
                group.pop(path, None)
        self._groups = [group for group in [*self._groups, dict(sizes)] if group]

    def remove_oldest(self) -> None:
        total = sum(sum(group.values()) for group in self._groups)
        while len(self._groups) > self._epochs or (len(self._groups) > 1 and total > self._size):
            for path, size in self._groups.pop(0).items():
                total -= size
                with suppress(OSError):
                    os.remove(path)
