"""Ratings of this Python as a file that the program reads."""

from __future__ import annotations

import csv
import os
from itertools import chain
from typing import Any, Sequence

# How columns of a table may be called, in lower case and without underscores; the first ones as the program has them.
_NAMES = {
    "userId": ("userid", "user", "uid"),
    "movieId": ("movieid", "itemid", "item", "movie", "iid"),
    "rating": ("rating", "value", "score", "stars"),
    "timestamp": ("timestamp",),
}
_NEEDED = ("userId", "movieId")


def path(ratings: Any, folder: str) -> str:
    """Where ratings are: the path itself, or a file in the folder with what a table or sequences hold.

    Raises `TypeError` or `ValueError` for what are no ratings.
    """
    if isinstance(ratings, (str, os.PathLike)):
        return os.fspath(ratings)
    columns = _of_table(ratings) if hasattr(ratings, "columns") else _of_sequences(ratings)
    found = os.path.join(folder, "ratings.csv")
    with open(found, "w", newline="", encoding="utf-8") as file:
        rows = zip(*columns.values())
        csv.writer(file, lineterminator="\n").writerows(chain([tuple(columns)], rows))
    return found


def _of_table(table: Any) -> dict[str, Sequence[Any]]:
    names = {str(name).lower().replace("_", "").replace(" ", ""): name for name in table.columns}
    columns = {}
    for column, spellings in _NAMES.items():
        found = next((names[spelling] for spelling in spellings if spelling in names), None)
        if found is not None:
            columns[column] = _listed(table[found])
        elif column in _NEEDED:
            raise TypeError(
                f"no column of the table is called {', '.join(spellings)}; it has {', '.join(map(str, table.columns))}"
            )
    return columns


def _of_sequences(ratings: Any) -> dict[str, Sequence[Any]]:
    if not isinstance(ratings, (tuple, list)) or len(ratings) not in (2, 3):
        raise TypeError(
            f"a {type(ratings).__name__} holds no ratings; expected a path, a table with columns user, item and rating,"
            " or three sequences: users, items, ratings"
        )
    columns = {column: _listed(values) for column, values in zip(_NAMES, ratings)}
    counts = [len(values) for values in columns.values()]
    if len(set(counts)) > 1:
        raise ValueError(f"users, items and ratings are of {', '.join(map(str, counts))} rows: not the same")
    return columns


def _listed(values: Any) -> Sequence[Any]:
    """Python's own numbers, which are written faster than NumPy's, and without a type in their text."""
    found = values.tolist() if callable(getattr(values, "tolist", None)) else list(values)
    if found and callable(getattr(found[0], "timestamp", None)):
        return [int(one.timestamp()) for one in found]
    return list(found)
