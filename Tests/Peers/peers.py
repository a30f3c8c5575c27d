"""Runs other libraries and marquee on the same ratings, split, factors and threads, one after the other, and prints
one table: time a pass, what the test part says, peak memory.

    Tests/Peers/run ml-1m.zip                  # makes the virtual environment first
    Tests/Peers/run ml-1m.zip --factors 20 64 --threads 1 2 --slow

The split is random, 90 % train. Nothing is chosen on the test part: numbers of epochs and penalties are fixed below,
marquee's are its presets'. Each pair of times is taken in turns, and the least of each is kept. `--slow` adds what
takes minutes: Surprise's SVD++ and myFM. Spark is among them where Java is there; its memory is Python's alone.
"""

import argparse
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from multiprocessing import get_context

import numpy as np

LIKED, SEED = 4.0, 1


def read(path):
    if path.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            name = next(n for n in archive.namelist() if n.endswith(("ratings.dat", "ratings.csv")))
            text = archive.read(name).decode()
    else:
        text = open(path).read()
    text = text.replace("::", ",")
    skip = 0 if text[0].isdigit() else 1
    table = np.loadtxt(io.StringIO(text), delimiter=",", usecols=(0, 1, 2), skiprows=skip)
    users, u = np.unique(table[:, 0], return_inverse=True)
    movies, i = np.unique(table[:, 1], return_inverse=True)
    return u, i, table[:, 2].astype(np.float32), len(users), len(movies)


class Split:
    def __init__(self, path):
        u, i, r, self.users, self.movies = read(path)
        order = np.random.default_rng(SEED).permutation(len(r))
        cut = int(len(r) * 0.9)
        self.train = [column[order[:cut]] for column in (u, i, r)]
        self.test = [column[order[cut:]] for column in (u, i, r)]

    def write(self, folder):
        for name, rows in (("train", self.train), ("test", self.test)):
            with open(f"{folder}/{name}.csv", "w") as file:
                file.write("user,item,rating\n")
                file.writelines(f"{u},{i},{r:g}\n" for u, i, r in zip(*rows))

    def rmse(self, predicted):
        predicted = np.clip(predicted, self.train[2].min(), self.train[2].max())
        return float(np.sqrt(np.mean((predicted - self.test[2]) ** 2)))

    def ranking(self, scores):
        """NDCG@10 and recall@20 over all that a user has not rated in training; scores by user."""
        seen = [[] for _ in range(self.users)]
        for u, i in zip(*self.train[:2]):
            seen[u].append(i)
        liked = [set() for _ in range(self.users)]
        for u, i, r in zip(*self.test):
            if r >= LIKED:
                liked[u].add(i)
        discounts = 1 / np.log2(np.arange(2, 12))
        gains, recalls = [], []
        for u in range(self.users):
            if not liked[u]:
                continue
            row = np.array(scores(u), dtype=np.float32)
            row[seen[u]] = -np.inf
            top = np.argsort(-row)[:20]
            hits = np.array([i in liked[u] for i in top])
            gains.append((hits[:10] * discounts).sum() / discounts[: min(10, len(liked[u]))].sum())
            recalls.append(hits.sum() / len(liked[u]))
        return float(np.mean(gains)), float(np.mean(recalls))


# Each returns seconds of fitting, passes, and what the test part says.


def libmf(split, factors, threads):
    from libmf import mf

    engine = mf.MF(k=factors, nr_threads=threads, nr_iters=20, lambda_p2=0.05, lambda_q2=0.05, eta=0.1,
                   quiet=True)
    rows = np.stack(split.train, axis=1).astype(np.float32)
    start = time.perf_counter()
    engine.fit(rows)
    seconds = time.perf_counter() - start
    # The binding's own predict does not agree with its factors.
    p, q = engine.p_factors(), engine.q_factors()
    predicted = np.sum(p[split.test[0]] * q[split.test[1]], axis=1)
    # Of a movie that nobody rated in training its factors are not a number.
    predicted = np.where(np.isnan(predicted), split.train[2].mean(), predicted)
    return seconds, 20, {"RMSE": split.rmse(predicted)}


def implicit(split, factors, threads):
    import scipy.sparse
    from implicit.als import AlternatingLeastSquares
    from threadpoolctl import threadpool_limits

    u, i, r = split.train
    keep = r >= LIKED
    matrix = scipy.sparse.csr_matrix(
        (np.ones(keep.sum(), np.float32), (u[keep], i[keep])), (split.users, split.movies))
    with threadpool_limits(1, user_api="blas"):
        model = AlternatingLeastSquares(
            factors=factors, regularization=5.0, alpha=10.0, iterations=15, num_threads=threads,
            random_state=SEED, use_gpu=False)
        start = time.perf_counter()
        model.fit(matrix, show_progress=False)
        seconds = time.perf_counter() - start
    ndcg, recall = split.ranking(lambda user: model.item_factors @ model.user_factors[user])
    return seconds, 15, {"NDCG@10": ndcg, "recall@20": recall}


def surprise(split, factors, kind, epochs):
    import pandas
    import surprise as s

    frame = pandas.DataFrame(dict(zip("uir", split.train)))
    train = s.Dataset.load_from_df(frame, s.Reader(rating_scale=(1, 5))).build_full_trainset()
    model = getattr(s, kind)(n_factors=factors, n_epochs=epochs, random_state=SEED)
    start = time.perf_counter()
    model.fit(train)
    seconds = time.perf_counter() - start
    predicted = np.array([model.predict(u, i).est for u, i in zip(*split.test[:2])])
    return seconds, epochs, {"RMSE": split.rmse(predicted)}


def surprise_svd(split, factors, threads):
    return surprise(split, factors, "SVD", 20)


def surprise_svdpp(split, factors, threads):
    # Its own 20 passes take half an hour; three tell the time of one.
    return surprise(split, factors, "SVDpp", 3)


def myfm(split, factors, threads):
    import myfm
    import scipy.sparse

    def features(rows):
        count, n = len(rows[0]), split.users
        columns = np.stack([rows[0], n + rows[1]], axis=1).ravel()
        return scipy.sparse.csr_matrix(
            (np.ones(2 * count), (np.repeat(np.arange(count), 2), columns)), (count, n + split.movies))

    model = myfm.MyFMRegressor(rank=factors, random_seed=SEED)
    start = time.perf_counter()
    groups = [split.users, split.movies]
    model.fit(features(split.train), split.train[2], n_iter=100, group_shapes=groups)
    seconds = time.perf_counter() - start
    return seconds, 100, {"RMSE": split.rmse(model.predict(features(split.test)))}


def lenskit(split, factors, threads):
    os.environ["LK_NUM_THREADS"] = os.environ["NUMBA_NUM_THREADS"] = str(threads)
    import pandas
    from lenskit.algorithms.als import BiasedMF

    frame = pandas.DataFrame(dict(zip(("user", "item", "rating"), split.train)))
    model = BiasedMF(factors, iterations=20, reg=0.1, rng_spec=SEED)
    BiasedMF(2, iterations=1).fit(frame.head(1000))  # compiles
    start = time.perf_counter()
    model.fit(frame)
    seconds = time.perf_counter() - start
    test = pandas.DataFrame(dict(zip(("user", "item"), split.test[:2])))
    predicted = np.empty(len(test))
    for user, rows in test.groupby("user"):
        predicted[rows.index] = model.predict_for_user(user, rows["item"].to_numpy()).to_numpy()
    predicted = np.where(np.isnan(predicted), split.train[2].mean(), predicted)
    return seconds, 20, {"RMSE": split.rmse(predicted)}


def spark(split, factors, threads):
    import pandas
    from pyspark.ml.recommendation import ALS
    from pyspark.sql import SparkSession

    session = (SparkSession.builder.master(f"local[{threads}]").config("spark.driver.memory", "4g")
               .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", str(threads))
               .getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    columns = ("user", "item", "rating")
    train = session.createDataFrame(pandas.DataFrame(dict(zip(columns, split.train)))).cache()
    train.count()
    als = ALS(rank=factors, maxIter=10, regParam=0.05, userCol="user", itemCol="item", ratingCol="rating",
              seed=SEED, numUserBlocks=threads, numItemBlocks=threads)
    ALS(rank=2, maxIter=1, userCol="user", itemCol="item", ratingCol="rating").fit(train)  # warms the JVM up
    start = time.perf_counter()
    model = als.fit(train)
    seconds = time.perf_counter() - start
    test = session.createDataFrame(pandas.DataFrame(dict(zip(columns, split.test))))
    found = model.transform(test).toPandas()
    predicted = found["prediction"].fillna(split.train[2].mean()).to_numpy()
    predicted = np.clip(predicted, split.train[2].min(), split.train[2].max())
    return seconds, 10, {"RMSE": float(np.sqrt(np.mean((predicted - found["rating"].to_numpy()) ** 2)))}


class Marquee:
    """One learner through the command line, on the files of the split."""

    def __init__(self, binary, folder, learner, epochs, *options):
        self.command = [
            binary, "evaluate", "--train", f"{folder}/train.csv", "--test", f"{folder}/test.csv",
            "--relevant", f"{LIKED:g}", "--learner", learner, "--validation", "0",
            "--epochs", str(epochs), "--output", "json", *options]
        self.learner = learner
        self.ranks = learner in ("implicit-als", "ease")

    def __call__(self, split, factors, threads):
        metrics = "ndcg@10,recall@20" if self.ranks else "rmse"
        command = self.command + ["--threads", str(threads), "--metrics", metrics]
        if self.learner != "ease":
            command += ["--factors", str(factors)]
        answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        row = next(row for row in answer["learners"] if row["name"] == self.learner)
        names = {"rmse": "RMSE", "ndcg@10": "NDCG@10", "recall@20": "recall@20"}
        values = {names[name]: metric["mean"] for name, metric in row["metrics"].items()}
        return row["seconds"][0], row["epochs"][0], values, row["peak_memory"]


def apart(queue, function, *arguments):
    """In a process of its own, so that peak memory is its own."""
    result = function(*arguments)
    if len(result) == 3:
        result += (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,)
    queue.put(result)


def measure(function, *arguments):
    context = get_context("fork")
    queue = context.Queue()
    process = context.Process(target=apart, args=(queue, function, *arguments))
    process.start()
    while process.is_alive() and queue.empty():
        time.sleep(0.05)
    if queue.empty():
        return None
    result = queue.get()
    process.join()
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("data")
    parser.add_argument("--marquee", default=".build/release/marquee")
    parser.add_argument("--factors", type=int, nargs="+", default=[20, 64])
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--only", nargs="+", help="names of peers, as the table has them")
    options = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    split = Split(options.data)
    with tempfile.TemporaryDirectory() as folder:
        split.write(folder)

        def marquee(learner, epochs, *more):
            return Marquee(options.marquee, folder, learner, epochs, *more)

        duels = [
            ("LIBMF", libmf, [("biased", marquee("biased", 20)), ("als", marquee("als", 20))]),
            ("Surprise SVD", surprise_svd, [("biased", marquee("biased", 13))]),
            ("implicit ALS", implicit, [
                ("implicit-als", marquee("implicit-als", 15)), ("ease", marquee("ease", 1))]),
        ]
        duels.append(("LensKit ALS", lenskit, [("als", marquee("als", 20))]))
        if shutil.which("java"):
            duels.append(("Spark ALS", spark, [("als", marquee("als", 10))]))
        if options.slow:
            duels += [
                ("Surprise SVD++", surprise_svdpp, [("svdpp", marquee("svdpp", 20))]),
                ("myFM", myfm, [("bayes", marquee("bayes", 100))]),
            ]
        duels = [duel for duel in duels if not options.only or duel[0] in options.only]
        print(f"{'':16}{'k':>4}{'threads':>8}{'pass':>10}{'fit':>9}{'memory':>9}  test")
        for factors in options.factors:
            for threads in options.threads:
                for name, peer, rivals in duels:
                    single = name.startswith(("Surprise", "myFM"))
                    if single and threads != options.threads[0]:
                        continue
                    rows = [(name, peer)] + [(f"marquee {n}", f) for n, f in rivals]
                    found = {}
                    for _ in range(1 if single else options.turns):
                        for label, function in rows:
                            result = measure(function, split, factors, threads)
                            best = found.get(label)
                            if result and (best is None or result[0] < best[0]):
                                found[label] = result
                    for label, _ in rows:
                        show(label, factors, threads, found.get(label))
                    print(flush=True)


def short(label):
    return label.replace("marquee", "m.") if len(label) > 16 else label


def show(label, factors, threads, result):
    if result is None:
        print(f"{label:16.16}{factors:4}{threads:8}  failed")
        return
    seconds, passes, values, memory = result
    test = "  ".join(f"{name} {value:.4f}" for name, value in values.items())
    print(f"{short(label):16}{factors:4}{threads:8}{seconds / passes:9.3f}s{seconds:8.2f}s"
          f"{memory / 1e6:7.0f}MB  {test}")


if __name__ == "__main__":
    sys.exit(main())
