"""Tables of the cluster as safetensors, in constant memory."""

import json
import math
import os
import struct
from itertools import chain, islice
from typing import Any, Callable, Iterator, NamedTuple

from marquee_spark.faults import Fault

MOST_AT_HOME = 50_000_000  # factors that the driver holds or writes between points


def parts(table: Any) -> Iterator[list[Any]]:
    """Rows, a few thousand at a time, in constant memory."""
    rows = table.toLocalIterator(prefetchPartitions=True)
    while some := list(islice(rows, 4096)):
        yield some


class Column(NamedTuple):
    """What a table has in each of its rows: a number, or as many as `shape` says."""

    name: str
    kind: str  # as safetensors call it
    shape: list[int] = []

    @property
    def dtype(self) -> str:
        return {"F32": "<f4", "I32": "<i4", "I64": "<i8", "U8": "u1"}[self.kind]

    @property
    def width(self) -> int:
        return int(self.dtype[-1]) * math.prod(self.shape)


def flat(table: Any) -> Iterator[list[Any]]:
    """The columns of some rows after others."""
    for some in parts(table):
        yield list(zip(*some))


def unnested(table: Any) -> Iterator[list[Any]]:
    """The same of rows whose columns but the first are lists: a row for each of their elements."""
    for keys, *lists in flat(table):
        repeated = [key for key, elements in zip(keys, lists[0]) for _ in elements]
        yield [repeated, *(list(chain.from_iterable(column)) for column in lists)]


class Rows(NamedTuple):
    """A table and how many rows it has. Where their ids are texts, these are its first column, `text_bytes` in all."""

    name: str
    table: Any
    columns: list[Column]
    count: int
    text_bytes: int | None = None
    cells: Callable[[Any], Iterator[list[Any]]] = flat

    @property
    def tensors(self) -> dict[str, tuple[Column, list[int]]]:
        """The columns by their tensors' names, with the shapes."""
        found = {f"{self.name}_{one.name}": (one, [self.count, *one.shape]) for one in self.columns}
        if self.text_bytes is None:
            return found
        offsets = {f"{self.name}_id_offsets": (Column("id_offsets", "I64"), [self.count + 1])}
        return offsets | found | {f"{self.name}_ids": (Column("ids", "U8"), [self.text_bytes])}


def rows_of(name: str, table: Any, columns: list[Column], ids: Any | None) -> Rows:
    """The rows of a table with a column `id`, under the ids that a person knows."""
    from pyspark.sql import functions as F

    is_text = ids is not None and dict(ids.dtypes)["spelling"] == "string"
    spelling = F.col("spelling") if ids is not None else F.col("id").cast("bigint")
    table = table if ids is None else table.join(ids, "id")
    count, text_bytes = table.agg(F.count("*"), F.sum(F.octet_length(spelling)) if is_text else F.lit(0)).first()
    # Dense numbers are in the order of what they stand for.
    table = table.repartitionByRange(math.ceil(count / 50_000) or 1, "id").sortWithinPartitions("id")
    table = table.select(spelling.alias("ids"), *[one.name for one in columns])
    if is_text:
        return Rows(name, table, columns, count, text_bytes or 0)
    return Rows(name, table, [Column("ids", "I64"), *columns], count)


def write_tables(path: str, metadata: dict[str, str], tables: list[Rows], scalars: dict[str, float]) -> None:
    """Safetensors: eight bytes of header length, a JSON header, then the tensors, widest first; rows go to their places as they
    come."""
    sizes = {name: found for one in tables for name, found in one.tensors.items()}
    sizes |= {name: (Column(name, "F32"), [1]) for name in scalars}
    header: dict[str, Any] = {"__metadata__": metadata}
    end = 0
    for name, (column, shape) in sorted(sizes.items(), key=lambda one: -int(one[1][0].dtype[-1])):
        begin, end = end, end + int(column.dtype[-1]) * math.prod(shape)
        header[name] = {"dtype": column.kind, "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    places = {name: 8 + len(text) + header[name]["data_offsets"][0] for name in sizes}
    part = f"{path}.part"
    file = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file, 0, 8 + len(text) + end)  # a full disk is better known before
        put_all(file, struct.pack("<Q", len(text)) + text, 0)
        for name, value in scalars.items():
            put_all(file, struct.pack("<f", value), places[name])
        for one in tables:
            write_rows(file, one, places)
        os.fsync(file)
        os.replace(part, path)
    finally:
        os.close(file)
        if os.path.exists(part):
            os.unlink(part)


def put_all(file: int, data: bytes, at: int) -> None:
    while data:
        data, at = data[(n := os.pwrite(file, data, at)):], at + n


def write_rows(file: int, rows: Rows, places: dict[str, int]) -> None:
    import numpy as np

    row, byte = 0, 0
    if rows.text_bytes is not None:
        put_all(file, struct.pack("<q", 0), places[f"{rows.name}_id_offsets"])
    for cells in rows.cells(rows.table) if rows.count else ():
        if rows.text_bytes is not None:
            texts = [text.encode() for text in cells.pop(0)]
            ends = byte + np.cumsum([len(text) for text in texts], dtype="<i8")
            put_all(file, ends.tobytes(), places[f"{rows.name}_id_offsets"] + 8 * (row + 1))
            put_all(file, b"".join(texts), places[f"{rows.name}_ids"] + byte)
            byte = int(ends[-1])
        for column, values in zip(rows.columns, cells):
            array = np.array(values, column.dtype)
            if not np.isfinite(array).all():
                raise Fault("the factors are no finite numbers; use a higher --regularization, and look for very large ratings")
            put_all(file, array.tobytes(), places[f"{rows.name}_{column.name}"] + column.width * row)
        row += len(cells[0])
    if row != rows.count or byte != (rows.text_bytes or 0):
        raise Fault(f"{row} {rows.name}s came back and {rows.count} were expected; train again")
