"""Makes ../Fixtures/folding.json: what is expected of users of whom nothing trained, by the formulas in double precision.

Plain NumPy. EASE with all of its settings, from the ratings of those who train; implicit ALS and ALS with biases from
movies' factors as given. Run it in this folder: python3 folding.py
"""

import json
import pathlib

import numpy as np

rng = np.random.default_rng(11)
TRAINED, NEW, MOVIES, FACTORS, LIKED = 14, 4, 10, 3, 4
LAMBDA, DROPOUT, ACTIVITY, POPULARITY = 3.0, 0.4, 0.5, 0.2
ALPHA, RIDGE, POWER = 0.3, 0.2, 0.8
ALS_RIDGE = 0.7

ratings = rng.integers(1, 6, (TRAINED + NEW, MOVIES)) * (rng.random((TRAINED + NEW, MOVIES)) < 0.6)
# Everybody who is new has liked something.
ratings[TRAINED:, 0] = 5
liked = (ratings >= LIKED).astype(float)
known = liked[TRAINED:]

# EASE: Steck 2019, equation 8, with the dropout of Steck 2020 and rows and columns scaled by powers of their counts.
trained = liked[:TRAINED]
counts = trained.sum(axis=1)
weights = np.where(counts > 0, np.maximum(counts, 1) ** -ACTIVITY, 0)
weights *= counts.sum() / (weights * counts).sum()
gram = trained.T @ (weights[:, None] * trained)
chosen = np.diag(gram).copy()
inverse = np.linalg.inv(gram + np.diag(LAMBDA + DROPOUT / (1 - DROPOUT) * chosen))
between = -inverse / np.diag(inverse)
np.fill_diagonal(between, 0)
usual = chosen.sum() / (chosen > 0).sum()
between *= np.where(chosen > 0, np.maximum(chosen, 1e-9) / usual, 1) ** -POPULARITY
ease = known @ between

# Implicit ALS: Rendle et al. 2022, equations 2 and 5, one user's row with the movies' held fixed.
movies = rng.normal(0, 0.7, (MOVIES, FACTORS)).astype(np.float32).astype(float)
implicit = []
for row in known:
    n = row.sum()
    system = ALPHA * movies.T @ movies + movies.T @ (row[:, None] * movies)
    system += RIDGE * (n + ALPHA * MOVIES) ** POWER * np.eye(FACTORS)
    implicit.append(movies @ np.linalg.solve(system, movies.T @ row))

# ALS: ridge regression of the user's bias and row, the penalty times the number of ratings.
mean, biases = 3.2, rng.normal(0, 0.4, MOVIES).astype(np.float32).astype(float)
features = np.hstack([movies, np.ones((MOVIES, 1))])
explicit = []
for row in ratings[TRAINED:]:
    seen = np.flatnonzero(row)
    x = features[seen]
    y = row[seen] - mean - biases[seen]
    z = np.linalg.solve(x.T @ x + ALS_RIDGE * len(seen) * np.eye(FACTORS + 1), x.T @ y)
    explicit.append(mean + biases + features @ z)

fixture = {
    "ratings": ratings.tolist(),
    "trained": TRAINED,
    "liked": LIKED,
    "ease": {"settings": [LAMBDA, DROPOUT, ACTIVITY, POPULARITY], "scores": ease.tolist()},
    "movies": movies.tolist(),
    "implicit": {"settings": [ALPHA, RIDGE, POWER], "scores": np.array(implicit).tolist()},
    "mean": mean,
    "biases": biases.tolist(),
    "explicit": {"settings": [ALS_RIDGE], "scores": np.array(explicit).tolist()},
}
path = pathlib.Path(__file__).parent / "../Fixtures/folding.json"
path.write_text(json.dumps(fixture) + "\n")
