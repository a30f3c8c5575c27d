"""A reader of safetensors, as far as the program writes them."""

from __future__ import annotations

import json
from math import prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TYPES = {"F32": "<f4", "F64": "<f8", "I64": "<i8", "I32": "<i4", "U8": "u1"}


def read(path: str) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """Every tensor of a file, and its metadata. Raises `ValueError` for a file that does not hold what it says."""
    import numpy

    with open(path, "rb") as file:
        data = file.read()
    begin = 8 + int.from_bytes(data[:8], "little")
    if len(data) < 8 or begin > len(data):
        raise ValueError(f"{path} is cut short: its header takes {begin} bytes, and there are {len(data)}")
    header = json.loads(data[8:begin])
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, tensor in header.items():
        dtype = numpy.dtype(_TYPES[tensor["dtype"]])
        first, end = tensor["data_offsets"]
        if end - first != prod(tensor["shape"]) * dtype.itemsize or not 0 <= first <= end <= len(data) - begin:
            raise ValueError(f"{path}: {name} is not where the header says")
        values = numpy.frombuffer(data, dtype, prod(tensor["shape"]), begin + first)
        # A copy of its own, which may be written to, and does not keep the whole file.
        arrays[name] = values.reshape(tensor["shape"]).copy()
    return arrays, metadata
