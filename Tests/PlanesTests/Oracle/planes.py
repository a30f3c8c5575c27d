"""t-SNE by scikit-learn: python3 planes.py > ../Fixtures/planes.json, with scikit-learn 1.9 and NumPy.

The rows are those of `Samples.rows`: nine clusters and what scatters about them, by sines of whole numbers, in double
precision. Neighbours are the nearest 91 by Euclidean distance, which is what scikit-learn takes at perplexity 30.
"""

import json

import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial.distance import cdist
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities_nn, _kl_divergence

COUNT, COLUMNS, NEIGHBOURS, PERPLEXITY, KEPT = 400, 8, 91, 30, 10


def rows():
    i = np.arange(COUNT)[:, None]
    c = np.arange(1, COLUMNS + 1)[None]
    return np.sin(((i % 9 + 1) * c).astype(float)) + 0.6 * np.sin((i * i * c % 1000).astype(float))


def nearest(points, count):
    distances = cdist(points, points)
    np.fill_diagonal(distances, np.inf)
    order = np.argsort(distances, axis=1, kind="stable")[:, :count]
    return order, np.take_along_axis(distances, order, 1)


def divergence(affinities, plane):
    q = 1 / (1 + cdist(plane, plane, "sqeuclidean"))
    np.fill_diagonal(q, 0)
    q /= q.sum()
    pairs = affinities.tocoo()
    some = pairs.data > 0
    p = pairs.data[some]
    return float((p * np.log(p / q[pairs.row[some], pairs.col[some]])).sum())


def kept(order, plane):
    near, _ = nearest(plane, KEPT)
    return float(np.mean([len(set(a) & set(b[:KEPT])) / KEPT for a, b in zip(near, order)]))


def main():
    data = rows()
    order, distances = nearest(data, NEIGHBOURS)
    graph = csr_matrix(
        (distances.ravel() ** 2, order.ravel(), np.arange(0, order.size + 1, NEIGHBOURS)),
        shape=(COUNT, COUNT),
    )
    affinities = _joint_probabilities_nn(graph, PERPLEXITY, 0)
    affinities = affinities / affinities.sum()

    planes = [
        TSNE(
            perplexity=PERPLEXITY, init=start, random_state=seed, angle=0.2, max_iter=1000
        ).fit_transform(data)
        for start, seed in [("pca", 0), ("random", 1), ("random", 2), ("random", 3)]
    ]

    # A plane on which gradients are told: near enough that all pairs are felt.
    i = np.arange(COUNT)
    plane = np.stack([3 * np.sin(i * 7.0), 2 * np.cos(i * 5.0)], axis=1)
    dense = np.maximum(affinities.toarray(), np.finfo(float).tiny)
    condensed = dense[np.triu_indices(COUNT, 1)]
    _, gradient = _kl_divergence(plane.ravel(), condensed, 1, COUNT, 2)
    asked = list(range(0, COUNT, 40))
    pairs = [(item, int(order[item, rank])) for item in asked for rank in (0, 9, 60)]
    print(
        json.dumps(
            {
                "affinities": [[a, b, float(affinities[a, b])] for a, b in pairs],
                "gradient": [
                    [item, *(float(x) for x in gradient.reshape(COUNT, 2)[item])] for item in asked
                ],
                "planeDivergence": divergence(affinities, plane),
                "divergences": sorted(divergence(affinities, p) for p in planes),
                "kept": sorted(kept(order, p) for p in planes),
            },
            indent=1,
        )
    )


main()
