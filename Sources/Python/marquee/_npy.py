"""Arrays as `.npy`, as far as vectors need it."""

from __future__ import annotations

import os
from typing import Any


def array(values: Any) -> Any:
    """A NumPy array of float32 of what holds numbers: an array, a tensor on any device, nested lists."""
    import numpy

    for step in ("detach", "cpu"):
        method = getattr(values, step, None)
        if callable(method):
            values = method()
    if callable(getattr(values, "numpy", None)):
        values = values.numpy()
    return numpy.ascontiguousarray(values, dtype=numpy.float32)


def write(path: str, values: Any) -> int:
    """Writes an array so that its name shows all of it or nothing. Returns its bytes."""
    import numpy

    unfinished = path + ".part"
    try:
        with open(unfinished, "wb") as file:
            numpy.save(file, values)
        os.replace(unfinished, path)
    except OSError:
        if os.path.exists(unfinished):
            os.remove(unfinished)
        raise
    return int(values.nbytes)
