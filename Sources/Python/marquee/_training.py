"""Trains with the program, and gives NumPy arrays back."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from typing import TYPE_CHECKING, Any, Optional, Union

from . import _ratings, _safetensors
from ._program import Error, program
from ._trained import Trained

if TYPE_CHECKING:
    from numpy.typing import NDArray


def train(ratings: Any, learner: Optional[str] = None, **settings: Any) -> Trained:
    """Trains on ratings: a path, a DataFrame with columns user, item and rating, or three sequences of them.

    learner: `bayes`, unless `preset` names another.
    settings: options of `marquee train`, such as `factors=64`, `epochs=30`, `preset="best"`. True is an option without
    a value, None and False are none, and a list gives an option several times.

    Raises `Error` with the program's own words and its exit status, `TypeError` or `ValueError` for what are no ratings.
    """
    if learner is None and settings.get("preset") is None:
        learner = "bayes"
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        weights = os.path.join(folder, "weights.safetensors")
        command = [program(), "train", "--data", _ratings.path(ratings, folder), "--no-run", "--log", "json"]
        command += ["--save", weights, *_options({"learner": learner, **settings})]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8")
        if done.returncode != 0:
            words = done.stderr.strip() or f"marquee train ended with status {done.returncode}"
            raise Error(words, done.returncode)
        lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        arrays, metadata = _safetensors.read(weights)
    user_ids, movie_ids = _ids(arrays, "user"), _ids(arrays, "movie")
    epochs = [line for line in lines if line.get("event") == "epoch"]
    return Trained(arrays, user_ids, movie_ids, epochs, json.loads(metadata.get("settings", "{}")))


def _options(settings: dict[str, Any]) -> list[str]:
    options = []
    for name, given in settings.items():
        for value in given if isinstance(given, (list, tuple)) else [given]:
            if value is None or value is False:
                continue
            options.append("--" + name.replace("_", "-"))
            if value is not True:
                options.append(str(value))
    return options


def _ids(arrays: dict[str, NDArray[Any]], kind: str) -> list[Union[int, str]]:
    """Takes the ids of rows out of the arrays: numbers, or one text with where each id begins and the last one ends."""
    ids = arrays.pop(f"{kind}_ids")
    offsets = arrays.pop(f"{kind}_id_offsets", None)
    if offsets is None:
        return [int(one) for one in ids]
    text = ids.tobytes()
    return [text[begin:end].decode() for begin, end in zip(offsets, offsets[1:])]
