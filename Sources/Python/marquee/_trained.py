"""What a run came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, Union

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Floats = NDArray[float32]


@dataclass(frozen=True)
class Trained:
    """What a run came to. A model of factors or biases scores user u and item i, before any bound of the scale, by

        mean + user_biases[u] + movie_biases[i] + user_factors[u] @ movie_factors[i]

    with what it has of these; what it has not is None. Of learner `bayes` these give the mean of its samples: factors
    of the samples stand side by side, each divided by the root of their number.

    arrays: the tensors of the weights as they are, by name; of `bayes` with a first axis of samples.
    user_ids, movie_ids: what the rows are called, in their order.
    epochs: a dictionary for each epoch, as the program logs it.
    settings: what it was trained with.
    """

    arrays: dict[str, NDArray[Any]]
    user_ids: list[Union[int, str]]
    movie_ids: list[Union[int, str]]
    epochs: list[dict[str, Any]]
    settings: dict[str, Any]

    @property
    def user_factors(self) -> Optional[Floats]:
        """Shape (users, width)."""
        return self._factors("user_factors")

    @property
    def movie_factors(self) -> Optional[Floats]:
        """Shape (movies, width)."""
        return self._factors("movie_factors")

    @property
    def user_biases(self) -> Optional[Floats]:
        """Shape (users,)."""
        return self._biases("user_biases")

    @property
    def movie_biases(self) -> Optional[Floats]:
        """Shape (movies,)."""
        return self._biases("movie_biases")

    @property
    def mean(self) -> Optional[float]:
        """What biases are added to."""
        found = self.arrays.get("mean")
        return None if found is None else float(found.mean())

    def _factors(self, name: str) -> Optional[Floats]:
        found = self.arrays.get(name)
        if found is None or found.ndim == 2:
            return found
        samples, rows, width = found.shape
        side_by_side: Floats = found.transpose(1, 0, 2).reshape(rows, samples * width) / samples**0.5
        return side_by_side.astype(found.dtype, copy=False)

    def _biases(self, name: str) -> Optional[Floats]:
        found = self.arrays.get(name)
        return found if found is None or found.ndim == 1 else found.mean(axis=0)
