"""Makes ../Fixtures/metrics.json: what metrics come to for small, random scores, computed the long way round. Half of
the users have scores with many ties, of which the lower number comes first; a list may be longer than what is left.

Plain NumPy, written from the definitions; every list is the whole catalogue, sorted. Quantiles of Student's t are
SciPy's. Run it in this folder: python3 metrics.py
"""

import json
import pathlib

import numpy as np
from scipy import stats

rng = np.random.default_rng(7)
USERS, MOVIES, LIKED, LENGTHS = 12, 30, 4.0, (1, 3, 10, 50)

scores = rng.normal(3.5, 1.2, (USERS, MOVIES)).round(3)
scores[USERS // 2 :] = scores[USERS // 2 :].round(0)
train, test = [], []
for user in range(USERS):
    movies = rng.permutation(MOVIES)
    seen, unseen = movies[: user + 1], movies[user + 1 : user + 1 + user % 7]
    train += [(user, int(movie), float(rng.integers(2, 11) / 2)) for movie in seen]
    test += [(user, int(movie), float(rng.integers(2, 11) / 2)) for movie in unseen]

low, high = min(r for _, _, r in train), max(r for _, _, r in train)
errors = np.array([np.clip(scores[u, i], low, high) - r for u, i, r in test])
expected = {"rmse": float(np.sqrt(np.mean(errors**2))), "mae": float(np.mean(np.abs(errors)))}

for k in LENGTHS:
    rows, counts = [], np.zeros(MOVIES)
    for user in range(USERS):
        seen = {i for u, i, _ in train if u == user}
        liked = {i for u, i, r in test if u == user and r >= LIKED}
        if not liked:
            continue
        order = sorted((i for i in range(MOVIES) if i not in seen), key=lambda i: -scores[user, i])
        top = order[:k]
        counts[top] += 1
        hit = np.array([i in liked for i in top], dtype=float)
        discounts = 1 / np.log2(np.arange(2, k + 2))
        ideal = discounts[: min(k, len(liked))].sum()
        precisions = np.cumsum(hit) / np.arange(1, len(hit) + 1)
        places = np.flatnonzero(hit)
        rows.append(
            [
                hit.sum() / k,
                hit.sum() / len(liked),
                hit.sum() / min(k, len(liked)),
                (hit * discounts[: len(hit)]).sum() / ideal,
                (precisions * hit).sum() / min(k, len(liked)),
                1 / (places[0] + 1) if len(places) else 0.0,
            ]
        )
    names = ("precision", "recall", "calibrated-recall", "ndcg", "map", "mrr")
    for name, value in zip(names, np.mean(rows, axis=0)):
        expected[f"{name}@{k}"] = float(value)
    expected[f"coverage@{k}"] = float(np.mean(counts > 0))
    # The mean absolute difference of all pairs, by twice the mean.
    expected[f"gini@{k}"] = float(
        np.abs(counts[:, None] - counts[None, :]).mean() / (2 * counts.mean())
    )

fixture = {
    "liked": LIKED,
    "scores": scores.tolist(),
    "train": train,
    "test": test,
    "expected": expected,
    "quantiles": [[n, float(stats.t.ppf(0.975, n))] for n in (1, 2, 3, 4, 9, 10, 29, 100)],
}
path = pathlib.Path(__file__).parent / "../Fixtures/metrics.json"
path.write_text(json.dumps(fixture) + "\n")
