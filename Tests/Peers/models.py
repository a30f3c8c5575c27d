"""Real libraries' models against what marquee.save writes of them; see Tests/Peers/models.

Factors equal the library's to the bit, the library's own predictions are what the parts add up to, and the program's
nearest movies are NumPy's by cosine.
"""

import json
import subprocess
import sys
import tempfile

import numpy as np

import marquee

USERS, ITEMS, K = 60, 40, 8
RANDOM = np.random.default_rng(1)
RATED = [(u, i) for u in range(USERS) for i in range(ITEMS) if RANDOM.random() < 0.4]
VALUES = np.array([1 + (u * i + u) % 5 for u, i in RATED], float)


def saved(model, **more):
    """Arrays and texts by option, after the program has read them."""
    with tempfile.TemporaryDirectory() as folder:
        options = marquee.save(model, folder, **more)
        found = dict(zip(options[::2], options[1::2]))
        for name, value in found.items():
            if value.endswith(".npy"):
                found[name] = np.load(value)
            elif value.endswith("-ids.txt"):
                found[name] = open(value).read().splitlines()
        nearest(found, options)
        return found


def nearest(found, options):
    movies = found["--movies"].astype(float)
    units = movies / np.maximum(np.linalg.norm(movies, axis=1, keepdims=True), 1e-30)
    names = found.get("--movie-ids") or [str(row) for row in range(len(movies))]
    for row in (0, 3, 7):
        cosines = units @ units[row]
        cosines[row] = -np.inf
        said = subprocess.run(
            [marquee.program(), "similar", "--like", names[row], "--count", "5", "--output", "json", *options],
            capture_output=True, text=True)
        assert said.returncode == 0, said.stderr
        listed = json.loads(said.stdout)["neighbours"]
        places = [names.index(str(one["id"])) for one in listed]
        # In float32 two that are as near may change places.
        assert np.allclose(cosines[places], np.sort(cosines)[::-1][:5], atol=1e-5), (places, cosines)


def bits(found, name, values):
    expected = np.asarray(values, np.float32)
    assert found[name].shape == expected.shape and found[name].tobytes() == expected.tobytes(), name


def score(found, u, i):
    """What the parts add up to, in float64."""
    total = float(found.get("--mean", 0))
    total += float(found["--user-biases"][u]) if "--user-biases" in found else 0
    total += float(found["--movie-biases"][i]) if "--movie-biases" in found else 0
    return total + float(found["--users"][u].astype(float) @ found["--movies"][i].astype(float))


def close(found, predicted, tolerance=1e-4):
    for u, i in RATED[::37]:
        assert abs(score(found, u, i) - predicted(u, i)) < tolerance, (u, i, score(found, u, i), predicted(u, i))


def implicit():
    from implicit.als import AlternatingLeastSquares
    from implicit.bpr import BayesianPersonalizedRanking
    from scipy.sparse import csr_matrix

    counts = csr_matrix((np.ones(len(RATED)), tuple(zip(*RATED))), (USERS, ITEMS))
    for model in (
        AlternatingLeastSquares(K, iterations=3, random_state=1),
        BayesianPersonalizedRanking(K, iterations=3, random_state=1),
    ):
        model.fit(counts, show_progress=False)
        found = saved(model)
        bits(found, "--movies", model.item_factors)
        bits(found, "--users", model.user_factors)
        ids, scores = model.recommend(5, counts[5], N=5)
        assert np.allclose([score(found, 5, i) for i in ids], scores, atol=1e-4)


def surprise():
    import pandas
    from surprise import NMF, SVD, Dataset, Reader, SVDpp

    table = pandas.DataFrame({"u": [f"u{u}" for u, _ in RATED], "i": [100 + i for _, i in RATED], "r": VALUES})
    data = Dataset.load_from_df(table, Reader(rating_scale=(-50, 50))).build_full_trainset()
    for model in (SVD(K, n_epochs=4), SVD(K, n_epochs=4, biased=False), SVDpp(K, n_epochs=2), NMF(K, n_epochs=3),
                  NMF(K, n_epochs=3, biased=True)):
        model.fit(data)
        found = saved(model)
        bits(found, "--movies", model.qi)
        users, items = found["--user-ids"], found["--movie-ids"]
        close(found, lambda u, i: model.predict(users[u], int(items[i])).est)


def gensim():
    from gensim.models import Word2Vec

    sentences = [[f"m{i}" for u, i in RATED if u == user] for user in range(USERS)]
    model = Word2Vec(sentences, vector_size=K, min_count=1, epochs=3, seed=1, workers=1)
    for one in (model, model.wv):
        found = saved(one)
        bits(found, "--movies", model.wv.vectors)
        assert found["--movie-ids"] == model.wv.index_to_key
        names = [name for name, _ in model.wv.most_similar("m3", topn=3)]
        assert len(names) == 3


def myfm():
    import myfm
    from scipy.sparse import csr_matrix

    rows = np.repeat(np.arange(len(RATED)), 2)
    columns = np.array([[u, USERS + i] for u, i in RATED]).ravel()
    features = csr_matrix((np.ones(len(rows)), (rows, columns)), (len(RATED), USERS + ITEMS))
    model = myfm.MyFMRegressor(rank=3, random_seed=1).fit(
        features, VALUES, n_iter=12, n_kept_samples=8, group_shapes=[USERS, ITEMS])
    found = saved(model, users=slice(0, USERS), items=slice(USERS, USERS + ITEMS))
    predicted = dict(zip(RATED, model.predict(features)))
    close(found, lambda u, i: predicted[u, i], 1e-3)


def lightfm():
    from lightfm import LightFM
    from scipy.sparse import coo_matrix

    model = LightFM(no_components=K, loss="warp", random_state=1)
    model.fit(coo_matrix((np.ones(len(RATED)), tuple(zip(*RATED))), (USERS, ITEMS)), epochs=3)
    found = saved(model)
    bits(found, "--movies", model.item_embeddings)
    close(found, lambda u, i: model.predict([u], [i])[0])


def torch():
    import torch

    for dtype in (torch.float32, torch.float64, torch.bfloat16):
        layer = torch.nn.Embedding(ITEMS, K).to(dtype)
        found = saved(layer, users=torch.nn.Embedding(USERS, K))
        bits(found, "--movies", layer.weight.detach().float().numpy())


def keras():
    import keras

    layer = keras.layers.Embedding(ITEMS, K)
    layer.build(())
    bits(saved(layer), "--movies", layer.get_weights()[0])


def main():
    status = 0
    for check in (implicit, surprise, gensim, myfm, lightfm, torch, keras):
        try:
            check()
        except ImportError as error:
            print(f"{check.__name__:10} left out: {error}")
        except AssertionError as error:
            print(f"{check.__name__:10} differs: {error}")
            status = 1
        else:
            print(f"{check.__name__:10} equal")
    return status


if __name__ == "__main__":
    sys.exit(main())
