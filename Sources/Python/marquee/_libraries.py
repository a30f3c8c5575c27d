"""What the models of other libraries hold. They are known by their attributes: none of the libraries is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable, Iterable, Optional

# So many of a chain's samples stand for all of them.
MOST_SAMPLES = 8


@dataclass(frozen=True)
class Held:
    """Vectors, and what belongs to their rows.

    movies, users: (rows, width). movie_biases, user_biases: (rows,). mean: what biases are added to.
    product: whether a user's and a movie's vector multiplied are a `rating` or an `order` alone; None where only the
    ratings tell.
    """

    movies: Any
    users: Any = None
    movie_biases: Any = None
    user_biases: Any = None
    mean: Optional[float] = None
    product: Optional[str] = None
    ids: Optional[Iterable[Any]] = None
    user_ids: Optional[Iterable[Any]] = None


def held(model: Any) -> Held:
    """Raises `TypeError` for what is not known, and `ValueError` for a model that was not fitted."""
    for known in (_surprise, _lightfm, _gensim, _implicit, _myfm, _table):
        found = known(model)
        if found is not None:
            return found
    raise TypeError(
        f"a {type(model).__module__}.{type(model).__name__} holds no vectors that are known; expected a fitted model of"
        " implicit, LightFM, Surprise (SVD, SVD++, NMF), myFM or gensim, an embedding layer of PyTorch or Keras, or a"
        " matrix with a row for each item"
    )


def _surprise(model: Any) -> Optional[Held]:
    trained = getattr(model, "trainset", None)
    if trained is None or not hasattr(model, "qi"):
        return None
    users = model.pu
    if hasattr(model, "yj"):
        users = _with_feedback(users, model.yj, trained)
    # SVD++ has no such switch: it is always biased.
    biased = getattr(model, "biased", True)
    return Held(
        movies=model.qi,
        users=users,
        movie_biases=model.bi if biased else None,
        user_biases=model.bu if biased else None,
        mean=trained.global_mean if biased else None,
        product="rating",
        ids=[trained.to_raw_iid(row) for row in trained.all_items()],
        user_ids=[trained.to_raw_uid(row) for row in trained.all_users()],
    )


def _with_feedback(users: Any, implicit: Any, trained: Any) -> Any:
    """SVD++'s users: p_u + |N(u)|^-1/2 · Σ y_j over the items j that u rated (Koren 2008, equation 15)."""
    import numpy

    rows = numpy.array(users)
    for user in range(len(rows)):
        rated = [item for item, _ in trained.ur[user]]
        if rated:
            rows[user] += implicit[rated].sum(axis=0) / len(rated) ** 0.5
    return rows


def _lightfm(model: Any) -> Optional[Held]:
    items: Optional[Callable[[], Any]] = getattr(model, "get_item_representations", None)
    if items is None:
        return None
    movie_biases, movies = items()
    user_biases, users = model.get_user_representations()
    return Held(movies, users, movie_biases, user_biases, product="order")


def _gensim(model: Any) -> Optional[Held]:
    vectors = getattr(model, "wv", model)
    if not hasattr(vectors, "index_to_key"):
        return None
    return Held(vectors.vectors, ids=list(vectors.index_to_key))


def _implicit(model: Any) -> Optional[Held]:
    if not hasattr(model, "item_factors"):
        return None
    if model.item_factors is None:
        raise ValueError(f"the {type(model).__name__} has no factors yet: fit it first")
    return Held(model.item_factors, model.user_factors, product="order")


def _myfm(model: Any) -> Optional[Held]:
    """Rows are features: which are items and which users, says whoever made them.

    Each sample of the chain may be turned, so a mean of their vectors means nothing. Side by side and divided by the
    root of their number, they multiply to the mean of the samples' products.
    """
    if not hasattr(model, "predictor_"):
        return None
    if not getattr(model.predictor_, "samples", None):
        raise ValueError(f"the {type(model).__name__} keeps no samples: fit it first, with keep_samples")
    import numpy

    samples = list(model.predictor_.samples)
    chosen = samples[-1 :: -max(1, len(samples) // MOST_SAMPLES)][:MOST_SAMPLES]
    is_regression = "Regressor" in type(model).__name__
    return Held(
        movies=numpy.concatenate([sample.V for sample in chosen], axis=1) / len(chosen) ** 0.5,
        movie_biases=sum(sample.w for sample in chosen) / len(chosen),
        mean=float(sum(sample.w0 for sample in chosen)) / len(chosen),
        product="rating" if is_regression else "order",
    )


def _table(model: Any) -> Optional[Held]:
    """An embedding layer, or a matrix. The index of a DataFrame names its rows."""
    is_layer = hasattr(model, "num_embeddings") or (hasattr(model, "embeddings") and hasattr(model, "get_weights"))
    if is_layer or len(getattr(model, "shape", ())) == 2:
        is_frame = hasattr(model, "columns") and hasattr(model, "index")
        return Held(model, ids=list(model.index) if is_frame else None)
    return Held(model) if isinstance(model, (list, tuple)) and model else None
