"""Trains with the program, and gives NumPy arrays back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import Any, Optional, Union

from ._program import Error, program


@dataclass(frozen=True)
class Trained:
    """What a run came to.

    arrays: what the weights hold, by name: `user_factors` (users, k), `movie_factors` (movies, k), and where the model
    has them `user_biases`, `movie_biases`, `mean`, …
    user_ids, movie_ids: what the rows are called, in their order.
    epochs: a dictionary for each epoch, as the program logs it.
    settings: what it was trained with.
    """

    arrays: dict[str, Any]
    user_ids: list[Union[int, str]]
    movie_ids: list[Union[int, str]]
    epochs: list[dict[str, Any]]
    settings: dict[str, Any]


def train(ratings: Any, learner: Optional[str] = None, **settings: Any) -> Trained:
    """Trains on ratings: a path, a DataFrame with columns user, item and rating, or three sequences of them.

    settings: options of `marquee train`, such as `factors=64`, `epochs=30`, `preset="best"`.
    Raises `Error` with the program's own words.
    """
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        weights = os.path.join(folder, "weights.safetensors")
        command = [program(), "train", "--data", _path(ratings, folder), "--no-run", "--log", "json", "--save", weights]
        if learner is not None:
            command += ["--learner", learner]
        for name, value in settings.items():
            command += ["--" + name.replace("_", "-"), str(value)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            raise Error(done.stderr.strip() or f"marquee train ended with status {done.returncode}")
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        arrays, metadata = _safetensors(weights)
    ids = {kind: _ids(arrays, kind) for kind in ("user", "movie")}
    return Trained(
        arrays, ids["user"], ids["movie"], [line for line in lines if line.get("event") == "epoch"],
        json.loads(metadata.get("settings", "{}")),
    )


def _path(ratings: Any, folder: str) -> str:
    if isinstance(ratings, (str, os.PathLike)):
        return os.fspath(ratings)
    if hasattr(ratings, "columns"):
        names = {str(name).lower().replace("_", ""): name for name in ratings.columns}
        columns = [_column(names, kind) for kind in _COLUMNS]
        rows = zip(*(ratings[name] for name in columns))
    else:
        users, items, values = ratings
        rows = zip(users, items, values)
    path = os.path.join(folder, "ratings.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["userId", "movieId", "rating"])
        writer.writerows(rows)
    return path


_COLUMNS = {
    "user": ("userid", "user", "uid"),
    "item": ("movieid", "itemid", "item", "movie", "iid"),
    "rating": ("rating", "value", "score"),
}


def _column(names: dict[str, Any], kind: str) -> Any:
    for name in _COLUMNS[kind]:
        if name in names:
            return names[name]
    raise TypeError(f"no column of the table is one of {', '.join(_COLUMNS[kind])}; it has {', '.join(names)}")


def _safetensors(path: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Every tensor of a file, and its metadata."""
    import numpy

    types = {"F32": "<f4", "F64": "<f8", "I64": "<i8", "I32": "<i4", "U8": "u1"}
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    metadata = header.pop("__metadata__", {})
    arrays = {}
    for name, tensor in header.items():
        begin, end = tensor["data_offsets"]
        values = numpy.frombuffer(data[begin:end], types[tensor["dtype"]])
        arrays[name] = values.reshape(tensor["shape"]).copy()
    return arrays, metadata


def _ids(arrays: dict[str, Any], kind: str) -> list[Union[int, str]]:
    ids = arrays.pop(f"{kind}_ids")
    offsets = arrays.pop(f"{kind}_id_offsets", None)
    if offsets is None:
        return [int(one) for one in ids]
    text = ids.tobytes()
    return [text[begin:end].decode() for begin, end in zip(offsets, offsets[1:])]
