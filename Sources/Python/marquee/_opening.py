"""What other libraries' models hold, as files that `marquee open` reads."""

from __future__ import annotations

import csv
import os
import subprocess
import tempfile
from dataclasses import replace
from typing import Any, Iterable, Mapping, Optional, Union

from . import _arrays, _ratings
from ._libraries import Held, held
from ._program import Error, program

Path = Union[str, "os.PathLike[str]"]
Titles = Union[Path, Mapping[Any, str]]


def open(
    model: Any,
    *,
    users: Any = None,
    items: Optional[slice] = None,
    ids: Optional[Iterable[Any]] = None,
    user_ids: Optional[Iterable[Any]] = None,
    titles: Optional[Titles] = None,
    ratings: Any = None,
    measure: Optional[str] = None,
) -> int:
    """Looks into a model in this terminal until it is left. Returns the program's exit status.

    model: of implicit, LightFM, Surprise, myFM or gensim, an embedding layer, or a matrix with a row for each item.
    users: a matrix of users as wide as that of items, for a model that holds none; or the slice of its rows that are
    users. items: the slice of its rows that are items, where not all are, as of myFM's features.
    ids, user_ids: what the rows are called; otherwise as the model has it, or by number from 0.
    titles: a CSV of ids and titles, or a dictionary. ratings: what `train` takes.
    measure: cosine, dot, euclidean, centred or weight.

    Raises `TypeError` for a model that is not known, `ValueError` for vectors that do not fit, `Error` without a
    program or a terminal.
    """
    if not os.isatty(1):
        raise Error("there is no terminal here to open a model in: save(model, FOLDER), and say marquee open in one")
    command = [program(), "open"]
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        options = save(
            model,
            folder,
            users=users,
            items=items,
            ids=ids,
            user_ids=user_ids,
            titles=titles,
            ratings=ratings,
            measure=measure,
        )
        return subprocess.run([*command, *options]).returncode


def save(
    model: Any,
    folder: Path,
    *,
    users: Any = None,
    items: Optional[slice] = None,
    ids: Optional[Iterable[Any]] = None,
    user_ids: Optional[Iterable[Any]] = None,
    titles: Optional[Titles] = None,
    ratings: Any = None,
    measure: Optional[str] = None,
) -> list[str]:
    """Writes what a model holds into a folder. Returns the options by which `marquee open`, `similar` and `map` read it.

    Parameters and errors are those of `open`.
    """
    folder = os.fspath(folder)
    os.makedirs(folder, exist_ok=True)
    parts = _chosen(held(model), users, items)
    options = _vectors(parts, folder)
    if parts.mean is not None:
        options += ["--mean", repr(float(parts.mean))]
    if parts.product is not None:
        options += ["--product", parts.product]
    for name, rows in (
        ("movie-ids", parts.ids if ids is None else ids),
        ("user-ids", parts.user_ids if user_ids is None else user_ids),
    ):
        if rows is not None:
            options += [f"--{name}", _lines(rows, os.path.join(folder, f"{name}.txt"))]
    if titles is not None:
        options += ["--titles", _titles(titles, folder)]
    if ratings is not None:
        options += ["--data", _ratings.path(ratings, folder)]
    if measure is not None:
        options += ["--measure", measure]
    return options


def _chosen(all_rows: Held, users: Any, items: Optional[slice]) -> Held:
    """The rows that are items, and those that are users, in a table of both; or users of a table beside it."""
    parts = all_rows
    if isinstance(users, slice):
        table = _arrays.matrix(all_rows.movies)
        biases = None if all_rows.movie_biases is None else _arrays.vector(all_rows.movie_biases)[users]
        parts = replace(parts, users=table[users], user_biases=biases)
    elif users is not None:
        parts = replace(parts, users=users)
    if items is not None:
        biases = None if all_rows.movie_biases is None else _arrays.vector(all_rows.movie_biases)[items]
        names = None if all_rows.ids is None else list(all_rows.ids)[items]
        parts = replace(parts, movies=_arrays.matrix(all_rows.movies)[items], movie_biases=biases, ids=names)
    return parts


def _vectors(parts: Held, folder: str) -> list[str]:
    movies = _arrays.matrix(parts.movies)
    found = {"movies": movies}
    if parts.users is not None:
        found["users"] = _arrays.matrix(parts.users)
        if found["users"].shape[1] != movies.shape[1]:
            raise ValueError(f"users have {found['users'].shape[1]} numbers each, items {movies.shape[1]}: not the same")
    for name, biases, rows in (
        ("movie-biases", parts.movie_biases, "movies"),
        ("user-biases", parts.user_biases, "users"),
    ):
        if biases is not None:
            found[name] = _arrays.vector(biases)
            if len(found[name]) != len(found[rows]):
                raise ValueError(f"there are {len(found[name])} {name} for {len(found[rows])} {rows}")
    options = []
    for name, values in found.items():
        path = os.path.join(folder, f"{name}.npy")
        _arrays.write(path, values)
        options += [f"--{name}", path]
    return options


def _lines(rows: Iterable[Any], path: str) -> str:
    texts = [str(row) for row in rows]
    for text in texts:
        if "\n" in text or "\r" in text:
            raise ValueError(f"the id {text!r} has a line break; ids are one a line")
    with _text(path) as file:
        file.writelines(f"{text}\n" for text in texts)
    return path


def _titles(titles: Titles, folder: str) -> str:
    if not isinstance(titles, Mapping):
        return os.fspath(titles)
    path = os.path.join(folder, "titles.csv")
    with _text(path) as file:
        csv.writer(file, lineterminator="\n").writerows([("id", "title"), *titles.items()])
    return path


def _text(path: str) -> Any:
    import builtins

    return builtins.open(path, "w", encoding="utf-8", newline="")
