"""Numbers of other libraries as NumPy's, and arrays as `.npy` files."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]


def matrix(values: Any) -> Floats:
    """A row for each item: shape (rows, width), float32. Raises `ValueError` for anything else.

    values: an array, a tensor on any device, an embedding layer, a sparse matrix, a DataFrame or nested lists.
    """
    found = _floats(values)
    if found.ndim != 2:
        raise ValueError(f"vectors have the shape {found.shape}; expected two dimensions: a row for each item")
    return found


def vector(values: Any) -> Floats:
    """A number for each row: shape (rows,), float32; (rows, 1), as embeddings of biases have it, is taken, too."""
    found = _floats(values)
    if found.ndim == 2 and found.shape[1] == 1:
        found = found[:, 0]
    if found.ndim != 1:
        raise ValueError(f"biases have the shape {found.shape}; expected one dimension: a number for each row")
    return found


def _floats(values: Any) -> Floats:
    import numpy

    # A layer of torch or of Keras holds its table.
    if hasattr(values, "num_embeddings"):
        values = values.weight
    elif callable(getattr(values, "get_weights", None)):
        values = values.get_weights()[0]
    if callable(getattr(values, "detach", None)):
        # NumPy has no bfloat16, which float() widens without loss.
        values = values.detach().cpu().float()
    for step in ("toarray", "to_numpy", "numpy"):
        method = getattr(values, step, None)
        if callable(method):
            values = method()
            break
    return numpy.ascontiguousarray(values, dtype=numpy.float32)


def write(path: str, values: Floats) -> int:
    """Writes an array so that its name shows all of it or nothing. Returns the file's bytes."""
    import numpy

    unfinished = path + ".part"
    try:
        with open(unfinished, "wb") as file:
            numpy.save(file, values, allow_pickle=False)
            size = file.tell()
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.remove(unfinished)
        raise
    return size


def plain(value: Any) -> Any:
    """A number of any library as one of Python's own. Texts, lists and dictionaries stay; the rest becomes text."""
    if value is None or isinstance(value, (bool, int, float, str, list, tuple, dict)):
        return value
    for step in ("item", "numpy", "tolist"):
        method = getattr(value, step, None)
        if callable(method):
            # Of many numbers `item` makes none; a tensor of TensorFlow has `numpy` alone.
            with suppress(Exception):
                found = method()
                return found if isinstance(found, (bool, int, float, str, list)) else found.item()
    return str(value)
