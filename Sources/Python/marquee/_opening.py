"""What other libraries' models hold, as files that `marquee open` reads."""

from __future__ import annotations

import os
import subprocess
import tempfile
from typing import Any, Callable, Iterable, Optional

from . import _npy
from ._program import program

Parts = dict[str, Any]


def open(
    model: Any,
    *,
    ids: Optional[Iterable[Any]] = None,
    user_ids: Optional[Iterable[Any]] = None,
    titles: Optional[str] = None,
    ratings: Optional[str] = None,
    measure: Optional[str] = None,
) -> int:
    """Looks into a model in this terminal until it is left. Returns the program's exit status.

    model: of implicit, LightFM, Surprise, myFM or gensim, a `torch.nn.Embedding`, or a matrix of a row for each item.
    ids, user_ids: what the rows are called. titles, ratings: files that name them, and who rated what.
    """
    with tempfile.TemporaryDirectory(prefix="marquee-") as folder:
        options = save(model, folder, ids=ids, user_ids=user_ids, titles=titles, ratings=ratings, measure=measure)
        return subprocess.run([program(), "open", *options]).returncode


def save(
    model: Any,
    folder: str,
    *,
    ids: Optional[Iterable[Any]] = None,
    user_ids: Optional[Iterable[Any]] = None,
    titles: Optional[str] = None,
    ratings: Optional[str] = None,
    measure: Optional[str] = None,
) -> list[str]:
    """Writes what a model holds into a folder. Returns the options of `marquee open` that read it."""
    parts = _parts(model)
    options: list[str] = []
    for key in ("movies", "users", "movie_biases", "user_biases"):
        if parts.get(key) is not None:
            path = os.path.join(folder, f"{key}.npy")
            _npy.write(path, _npy.array(parts[key]))
            options += ["--" + key.replace("_", "-"), path]
    if parts.get("mean") is not None:
        options += ["--mean", repr(float(parts["mean"]))]
    for key, names in (("movie-ids", ids or parts.get("ids")), ("user-ids", user_ids or parts.get("user_ids"))):
        if names is not None:
            path = os.path.join(folder, f"{key}.txt")
            with _text(path) as file:
                file.writelines(f"{name}\n" for name in names)
            options += [f"--{key}", path]
    for option, value in (("--titles", titles), ("--data", ratings), ("--measure", measure)):
        if value is not None:
            options += [option, value]
    return options


def _text(path: str) -> Any:
    import builtins

    return builtins.open(path, "w", encoding="utf-8")


def _parts(model: Any) -> Parts:
    for known in (_surprise, _lightfm, _gensim, _implicit, _myfm, _embedding):
        parts = known(model)
        if parts is not None:
            return parts
    if getattr(model, "ndim", None) == 2 or (isinstance(model, (list, tuple)) and model):
        return {"movies": model}
    raise TypeError(
        f"a {type(model).__module__}.{type(model).__name__} holds no vectors that are known; expected a model of"
        " implicit, LightFM, Surprise, myFM or gensim, a torch.nn.Embedding, or a matrix of a row for each item"
    )


def _surprise(model: Any) -> Optional[Parts]:
    train = getattr(model, "trainset", None)
    if train is None or not hasattr(model, "qi"):
        return None
    return {
        "movies": model.qi,
        "users": model.pu,
        "movie_biases": getattr(model, "bi", None),
        "user_biases": getattr(model, "bu", None),
        "mean": train.global_mean if getattr(model, "biased", False) else None,
        "ids": [train.to_raw_iid(row) for row in train.all_items()],
        "user_ids": [train.to_raw_uid(row) for row in train.all_users()],
    }


def _lightfm(model: Any) -> Optional[Parts]:
    items: Optional[Callable[[], Any]] = getattr(model, "get_item_representations", None)
    if items is None:
        return None
    movie_biases, movies = items()
    user_biases, users = model.get_user_representations()
    return {"movies": movies, "users": users, "movie_biases": movie_biases, "user_biases": user_biases}


def _gensim(model: Any) -> Optional[Parts]:
    vectors = getattr(model, "wv", model)
    if not hasattr(vectors, "index_to_key"):
        return None
    return {"movies": vectors.vectors, "ids": list(vectors.index_to_key)}


def _implicit(model: Any) -> Optional[Parts]:
    if getattr(model, "item_factors", None) is None:
        return None

    def on_processor(factors: Any) -> Any:
        return factors.to_numpy() if hasattr(factors, "to_numpy") else factors

    return {"movies": on_processor(model.item_factors), "users": on_processor(model.user_factors)}


def _myfm(model: Any) -> Optional[Parts]:
    """Of a myFM regressor the vectors of features, as they are: which rows are items says whoever made the features."""
    predictor = getattr(model, "predictor_", None)
    samples = getattr(predictor, "samples", None)
    if not samples:
        return None
    return {"movies": sum(sample.V for sample in samples) / len(samples)}


def _embedding(model: Any) -> Optional[Parts]:
    if not hasattr(model, "num_embeddings") or not hasattr(model, "weight"):
        return None
    return {"movies": model.weight}
