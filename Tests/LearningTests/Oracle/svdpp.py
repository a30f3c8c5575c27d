"""Makes ../Fixtures/svdpp.json: what SVD++ comes to, every y_j moved at every rating.

Plain NumPy in double precision, written from Koren: Factorization Meets the Neighborhood, KDD 2008, equations 15
and 16, with biases and one learning rate and a penalty of their own for y. Run it with NumPy, in this folder:
python3 svdpp.py
"""

import json
import pathlib

import numpy as np

USERS, MOVIES, K, RATE, DECAY, PASSES = 6, 9, 5, 0.03, 0.06, 3
IMPLICIT_DECAY = 0.02
rng = np.random.default_rng(3)

p, q, y = (rng.uniform(-0.5, 0.5, (n, K)).round(3) for n in (USERS, MOVIES, MOVIES))
start = {"p": p.ravel().tolist(), "q": q.ravel().tolist(), "y": y.ravel().tolist()}
bu, bi = np.zeros(USERS), np.zeros(MOVIES)
# User 3 rates a movie twice, user 5 nothing.
counts = [1, 4, 9, 5, 8, 0]
rated = [rng.permutation(MOVIES)[:n].tolist() for n in counts]
rated[3].append(rated[3][0])
values = [rng.normal(0, 1, len(row)).round(3).tolist() for row in rated]

errors = []
for _ in range(PASSES):
    for u in range(USERS):
        seen = sorted(set(rated[u]))
        total = 0.0
        for i, r in zip(rated[u], values[u]):
            norm = len(seen) ** -0.5
            z = p[u] + norm * y[seen].sum(axis=0)
            e = r - bu[u] - bi[i] - q[i] @ z
            total += e * e
            old = q[i].copy()
            bu[u] += RATE * (e - DECAY * bu[u])
            bi[i] += RATE * (e - DECAY * bi[i])
            q[i] += RATE * (e * z - DECAY * q[i])
            p[u] += RATE * (e * old - DECAY * p[u])
            y[seen] += RATE * (e * norm * old - IMPLICIT_DECAY * y[seen])
        errors.append(total)

fixture = {
    "factors": K, "passes": PASSES, "learningRate": RATE, "regularization": DECAY,
    "implicitRegularization": IMPLICIT_DECAY,
    "rated": rated, "values": values, "start": start, "errors": errors,
    "p": p.ravel().tolist(), "q": q.ravel().tolist(), "y": y.ravel().tolist(),
    "userBiases": bu.tolist(), "movieBiases": bi.tolist(),
}
path = pathlib.Path(__file__).parent / "../Fixtures/svdpp.json"
path.write_text(json.dumps(fixture) + "\n")
