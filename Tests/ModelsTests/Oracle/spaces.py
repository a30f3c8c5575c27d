"""Principal components and folded-in users, by plain NumPy: python3 spaces.py > ../Fixtures/spaces.json

The rows are those of `SpacesTests.rows`: sin(i² mod 1000), in double precision, rounded to single.
"""

import json

import numpy as np


def rows(count, columns, start):
    index = start + np.arange(count * columns)
    return np.sin((index * index % 1000).astype(float)).astype(np.float32).reshape(count, columns).astype(float)


movies = rows(40, 6, 1)

covariance = np.cov(movies.T, bias=True)
values, vectors = np.linalg.eigh(covariance)
order = np.argsort(-values)
shares = values[order] / values.sum()
directions = vectors[:, order].T

rated = [3, 8, 21, 30]
ratings = np.array([5.0, 1.0, 4.0, 2.5])
x = movies[rated]


def fold(targets, ridge, weight_of_all):
    a = x.T @ x + weight_of_all * movies.T @ movies + ridge * len(rated) * np.eye(6)
    return np.linalg.solve(a, x.T @ targets)


explicit = fold(ratings, 0.2, 0)
# 4 and more is liked.
preference = fold((ratings >= 4).astype(float), 0.3, 0.25)
inverse = np.linalg.inv(x.T @ x + 0.2 * len(rated) * np.eye(6))
reasons = [float(movies[17] @ inverse @ x[j] * ratings[j]) for j in range(len(rated))]

print(
    json.dumps(
        {
            "shares": shares.tolist(),
            "directions": directions.tolist(),
            "explicit": (movies @ explicit).tolist(),
            "preference": (movies @ preference).tolist(),
            "reasons": reasons,
        }
    )
)
