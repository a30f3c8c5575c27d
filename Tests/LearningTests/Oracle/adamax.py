"""Makes ../Fixtures: what Adamax does to small factor models, computed the long way round.

Plain NumPy in double precision, written from the formula. Gradients are dense: every row of both
matrices has one at every step, zero where the batch does not read the row, and every row moves.

    error = p_u . q_i - rating                           (dot product)
    error = mu + b_u + b_i + p_u . q_i - rating          (biased)
    loss  = mean over the batch of error^2 + L (|p_u|^2 + |q_i|^2 + b_u^2 + b_i^2)

    m <- b1 m + (1 - b1) g     u <- max(b2 u, |g|)     w <- w - lr / (1 - b1^t) * m / (u + eps)

Kingma, Ba: Adam, ICLR 2015, section 7.1. Run it with NumPy, in this folder: python3 adamax.py
"""

import json
import pathlib

import numpy as np

BETA1, BETA2, EPSILON, KERAS_EPSILON = 0.9, 0.999, 1e-8, 1e-7


class Adamax:
    """One array of parameters and its moments."""

    def __init__(self, start):
        self.w = np.array(start, dtype=np.float64)
        self.m = np.zeros_like(self.w)
        self.u = np.zeros_like(self.w)

    def step(self, gradient, t, learning_rate):
        self.m = BETA1 * self.m + (1 - BETA1) * gradient
        self.u = np.maximum(BETA2 * self.u, np.abs(gradient))
        self.w -= learning_rate / (1 - BETA1**t) * self.m / (self.u + EPSILON)


class Adam(Adamax):
    def step(self, gradient, t, learning_rate):
        self.m = BETA1 * self.m + (1 - BETA1) * gradient
        self.u = BETA2 * self.u + (1 - BETA2) * gradient**2
        rate = learning_rate * np.sqrt(1 - BETA2**t) / (1 - BETA1**t)
        self.w -= rate * self.m / (np.sqrt(self.u) + KERAS_EPSILON)


class SGD(Adamax):
    def step(self, gradient, t, learning_rate):
        self.w -= learning_rate * gradient


class Adagrad(Adamax):
    def __init__(self, start):
        super().__init__(start)
        self.u += 0.1

    def step(self, gradient, t, learning_rate):
        self.u += gradient**2
        self.w -= learning_rate * gradient / np.sqrt(self.u + KERAS_EPSILON)


OPTIMIZERS = {"adamax": Adamax, "adam": Adam, "sgd": SGD, "adagrad": Adagrad}


def train(case, train_set, validation_set, start):
    """Yields (loss, val_loss, parameters) after each epoch, batches in the order of train_set."""
    optimizer = OPTIMIZERS[case["optimizer"]]
    parameters = {name: optimizer(value) for name, value in start.items()}
    biased = case["model"] == "biased"
    mean = train_set[:, 2].mean() if biased else 0.0
    decay, batch, t = case["regularization"], case["batch"], 0

    def errors(rows):
        u, i = rows[:, 0].astype(int), rows[:, 1].astype(int)
        predicted = np.sum(parameters["p"].w[u] * parameters["q"].w[i], axis=1) + mean
        if biased:
            predicted = predicted + parameters["bu"].w[u] + parameters["bi"].w[i]
        return u, i, predicted - rows[:, 2]

    for _ in range(case["epochs"]):
        total = 0.0
        for first in range(0, len(train_set), batch):
            rows = train_set[first : first + batch]
            u, i, error = errors(rows)
            total += np.sum(error**2)
            pull = 2 * error / len(rows)
            shrink = 2 * decay / len(rows)
            w = {name: parameter.w for name, parameter in parameters.items()}
            gradient = {name: np.zeros_like(value) for name, value in w.items()}
            np.add.at(gradient["p"], u, pull[:, None] * w["q"][i] + shrink * w["p"][u])
            np.add.at(gradient["q"], i, pull[:, None] * w["p"][u] + shrink * w["q"][i])
            if biased:
                np.add.at(gradient["bu"], u, pull + shrink * w["bu"][u])
                np.add.at(gradient["bi"], i, pull + shrink * w["bi"][i])
            t += 1
            for name, parameter in parameters.items():
                parameter.step(gradient[name], t, case["learning_rate"])
        validation = np.mean(errors(validation_set)[2] ** 2) if len(validation_set) else None
        yield total / len(train_set), validation, {n: p.w for n, p in parameters.items()}


def ratings(chance, count, users, movies):
    """Ratings 1 to 5; low numbers rate and are rated more often, so that some rows are rare."""
    u = (users * chance.random(count) ** 2).astype(int)
    i = (movies * chance.random(count) ** 2).astype(int)
    return np.stack([u, i, chance.integers(1, 6, count)], axis=1).astype(np.float64)


def rows_left_alone(chance, count, users, movies):
    """The last user and movie meet once, near the beginning, and then not for a whole epoch."""
    table = ratings(chance, count, users - 1, movies - 1)
    table[3] = [users - 1, movies - 1, 5]
    return table


def case(name, make=ratings, **settings):
    defaults = dict(
        model="dotProduct", optimizer="adamax", factors=5, batch=32, learning_rate=0.002, regularization=0.0,
        spread=0.05, epochs=3, users=12, movies=9, train=200, validation=20, keep=[1, 3])
    return dict(defaults, name=name, make=make, **settings)


CASES = [
    case("batch-32-under-400-steps", keep=[1, 2, 3]),
    case("batch-32-over-400-steps", factors=20, train=900, epochs=17, users=30, movies=25,
         keep=[1, 17]),
    case("batch-1", train=250, epochs=4, keep=[1, 2, 4]),
    case("one-batch-for-all", batch=1000, epochs=450, keep=[1, 2, 450]),
    case("rows-left-alone-for-thousands", make=rows_left_alone, batch=1, train=2500, epochs=3,
         factors=3, keep=[1, 2, 3]),
    case("one-user-one-movie", batch=4, train=10, users=1, movies=1, validation=0, epochs=60,
         keep=[1, 60]),
    case("biased", model="biased", factors=7, batch=8, learning_rate=0.005, regularization=0.06,
         train=400, epochs=10, keep=[1, 10]),
    case("biased-in-whole-vectors", model="biased", factors=6, batch=1, regularization=0.02,
         train=500, epochs=3, keep=[1, 3]),
    case("regularized-dot-product", factors=8, regularization=0.1, batch=16, train=300, epochs=25,
         keep=[1, 25]),
    case("adam", optimizer="adam", make=rows_left_alone, batch=1, train=2500, epochs=3, factors=3,
         keep=[1, 2, 3]),
    case("adam-biased", optimizer="adam", model="biased", factors=7, batch=8, regularization=0.06,
         train=400, epochs=10, keep=[1, 10]),
    case("sgd", optimizer="sgd", model="biased", factors=7, batch=8, learning_rate=0.1,
         regularization=0.06, train=400, epochs=10, keep=[1, 10]),
    case("adagrad", optimizer="adagrad", model="biased", factors=7, batch=8, learning_rate=0.05,
         regularization=0.06, train=400, epochs=10, keep=[1, 10]),
]


def rounded(array):
    return [float(f"{value:.8g}") for value in np.asarray(array, dtype=np.float64).ravel()]


def fixture(case, seed):
    chance = np.random.default_rng(seed)
    train_set = case["make"](chance, case["train"], case["users"], case["movies"])
    validation_set = ratings(chance, case["validation"], case["users"], case["movies"])
    start = {}
    for name, rows in (("p", case["users"]), ("q", case["movies"])):
        spread = chance.uniform(-case["spread"], case["spread"], (rows, case["factors"]))
        start[name] = spread.astype(np.float32)
    if case["model"] == "biased":
        start["bu"] = np.zeros(case["users"])
        start["bi"] = np.zeros(case["movies"])
    losses, validation_losses, kept = [], [], []
    for epoch, (loss, validation, parameters) in enumerate(
            train(case, train_set, validation_set, start), 1):
        losses.append(float(f"{loss:.10g}"))
        if validation is not None:
            validation_losses.append(float(f"{validation:.10g}"))
        if epoch in case["keep"]:
            kept.append(dict(
                epoch=epoch, **{name: rounded(value) for name, value in parameters.items()}))
    return dict(
        {key: case[key] for key in (
            "model", "optimizer", "factors", "batch", "learning_rate", "regularization", "users", "movies")},
        train=train_set.astype(int).ravel().tolist(),
        validation=validation_set.astype(int).ravel().tolist(),
        start={name: rounded(value) for name, value in start.items()},
        losses=losses, validation_losses=validation_losses, kept=kept)


if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent.parent / "Fixtures"
    for seed, each in enumerate(CASES):
        text = json.dumps(fixture(each, seed), separators=(",", ":"))
        (folder / f"{each['name']}.json").write_text(text + "\n")
