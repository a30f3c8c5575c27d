"""Makes ../Fixtures/likeness.json: the views of a few ratings and how they are fused, computed the long way round.

Plain NumPy on dense matrices, written from the definitions. Run it in this folder: python3 likeness.py
"""

import json
import pathlib

import numpy as np

rng = np.random.default_rng(11)
USERS, MOVIES, FEWEST, SHRINKAGE, FACTORS, DRAWS = 70, 34, 20, 50.0, 5, 3

# Movies from rare to popular, users with a taste; each pair once.
taste, kind = rng.normal(size=(USERS, 2)), rng.normal(size=(MOVIES, 2))
popularity = np.linspace(-2.6, 1.2, MOVIES)
chance = 1 / (1 + np.exp(-(popularity[None, :] + 0.6 * taste @ kind.T)))
seen = rng.random((USERS, MOVIES)) < chance
seen[0, :] = True  # Nobody is without a rating, no movie either.
seen[:, -1] = True
stars = np.clip(np.round(2 * (3.2 + 0.9 * taste @ kind.T + rng.normal(0, 0.7, (USERS, MOVIES)))) / 2, 0.5, 5)
rows = [(u, i, float(stars[u, i])) for u in range(USERS) for i in range(MOVIES) if seen[u, i]]

X = seen.astype(float)
R = np.where(seen, stars, 0.0)
counts = X.sum(0)
listed = counts >= FEWEST
density = float(counts[listed].mean())

common = X.T @ X
watched = common / np.sqrt(np.outer(counts, counts))

user_means = R.sum(1) / X.sum(1)
D = np.where(seen, R - user_means[:, None], 0.0)
D = np.where(seen, D - D.sum(0) / counts, 0.0)
norms = np.sqrt((D * D).sum(0))
deviations = (D.T @ D) / np.outer(norms, norms) * common / (common + SHRINKAGE)

# Every column is a ridge regression of its movie on all listed ones but itself: B's diagonal is 0.
regularization = 30 * np.sqrt(density)
ease = np.zeros((MOVIES, MOVIES))
for movie in range(MOVIES):
    others = [i for i in range(MOVIES) if listed[i] and i != movie]
    A = X[:, others]
    ease[movie, others] = np.linalg.solve(
        A.T @ A + regularization * np.eye(len(others)), A.T @ X[:, movie])

draws = rng.normal(size=(DRAWS, MOVIES, FACTORS)) * np.array([3.0, 1.5, 1.0, 0.4, 0.1])
samples = np.zeros((MOVIES, MOVIES))
for draw in draws:
    mean = (draw * counts[:, None]).sum(0) / counts.sum()
    centred = draw - mean
    covariance = (centred * counts[:, None]).T @ centred / counts.sum()
    variances, axes = np.linalg.eigh(covariance)
    turned = centred @ axes * variances**-0.25
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    samples += turned @ turned.T / DRAWS


def ranked(scores, movie):
    """Listed movies with a score above 0, the highest first."""
    order = [i for i in np.argsort(-scores[movie], kind="stable") if listed[i] and i != movie and scores[movie, i] > 0]
    return [(int(i), float(scores[movie, i])) for i in order]


views = {"watched": watched, "deviations": deviations, "ease": ease, "samples": samples}
lists = {name: [ranked(scores, movie) for movie in range(MOVIES)] for name, scores in views.items()}

weight = density / (density + 125)
weights = {"ease": weight, "deviations": weight, "samples": 0.5}
fused = []
for movie in range(MOVIES):
    figures = {}
    for name, w in weights.items():
        for rank, (other, _) in enumerate(lists[name][movie], start=1):
            figures[other] = figures.get(other, 0.0) + w / (5 + rank)
    whole = sum(w / 6 for name, w in weights.items() if lists[name][movie])
    fused.append(sorted(((i, f / whole) for i, f in figures.items()), key=lambda e: (-e[1], e[0])))

out = {
    "users": USERS, "movies": MOVIES, "ratings": rows, "draws": draws.reshape(DRAWS, -1).tolist(),
    "factors": FACTORS, "density": density, "lists": lists, "fused": fused,
}
path = pathlib.Path(__file__).parent.parent / "Fixtures" / "likeness.json"
rounded = json.loads(json.dumps(out), parse_float=lambda text: float(f"{float(text):.7g}"))
path.write_text(json.dumps(rounded, separators=(",", ":")) + "\n")
print(len(rows), int(listed.sum()), density, path.stat().st_size)
