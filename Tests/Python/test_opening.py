"""What `open` and `save` take of models; those of real libraries are compared by Tests/Peers/models."""

import os
import pty
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import marquee
from conftest import ROOT

numpy = pytest.importorskip("numpy")

ITEMS = numpy.array([[1.0, 0.0], [0.5, 2.0], [3.0, -1.0]], "float32")
USERS = numpy.array([[1.0, 1.0], [0.0, 2.0]], "float32")
ITEM_BIASES, USER_BIASES = numpy.array([0.1, 0.2, 0.3], "float32"), numpy.array([-1.0, 1.0], "float32")
VECTORS = {"--movies": ITEMS, "--users": USERS}
BIASES = {"--movie-biases": ITEM_BIASES, "--user-biases": USER_BIASES}


def saved(model, folder, **more):
    """Options by name; files of arrays read back."""
    options = marquee.save(model, folder, **more)
    found = dict(zip(options[::2], options[1::2]))
    return {name: numpy.load(value) if value.endswith(".npy") else value for name, value in found.items()}


def same(found, expected):
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        assert numpy.array_equal(found[name], value), name


def lines(path):
    return Path(path).read_text().splitlines()


def on_device(values):
    """A tensor as PyTorch has it, which NumPy cannot read before it was detached, copied and widened."""
    ready = SimpleNamespace(float=lambda: SimpleNamespace(numpy=lambda: values))
    return SimpleNamespace(shape=values.shape, detach=lambda: SimpleNamespace(cpu=lambda: ready))


def trainset(rated=((0, 5.0),)):
    return SimpleNamespace(
        global_mean=3.5, all_items=lambda: range(3), all_users=lambda: range(2), ur={0: list(rated), 1: []},
        to_raw_iid=lambda row: f"i{row}", to_raw_uid=lambda row: f"u{row}")


def surprise(**more):
    return SimpleNamespace(trainset=trainset(), qi=ITEMS, pu=USERS, bi=ITEM_BIASES, bu=USER_BIASES, **more)


def test_implicit(tmp_path):
    same(saved(SimpleNamespace(item_factors=ITEMS, user_factors=USERS), tmp_path), {**VECTORS, "--product": "order"})
    on_gpu = SimpleNamespace(
        item_factors=SimpleNamespace(to_numpy=lambda: ITEMS), user_factors=SimpleNamespace(to_numpy=lambda: USERS))
    same(saved(on_gpu, tmp_path), {**VECTORS, "--product": "order"})
    with pytest.raises(ValueError, match="fit it first"):
        saved(SimpleNamespace(item_factors=None, user_factors=None), tmp_path)


def test_lightfm(tmp_path):
    model = SimpleNamespace(
        get_item_representations=lambda: (ITEM_BIASES, ITEMS), get_user_representations=lambda: (USER_BIASES, USERS),
        item_embeddings=None)
    same(saved(model, tmp_path), {**VECTORS, **BIASES, "--product": "order"})


def test_surprise(tmp_path):
    found = saved(surprise(biased=True), tmp_path)
    assert lines(found.pop("--movie-ids")) == ["i0", "i1", "i2"] and lines(found.pop("--user-ids")) == ["u0", "u1"]
    same(found, {**VECTORS, **BIASES, "--mean": "3.5", "--product": "rating"})


def test_surprise_without_biases_has_neither_mean_nor_biases(tmp_path):
    assert not {"--mean", "--movie-biases", "--user-biases"} & saved(surprise(biased=False), tmp_path).keys()


def test_svd_plus_plus_has_what_was_rated_in_its_users(tmp_path):
    model = surprise(yj=ITEMS * 10)
    model.trainset = trainset(((0, 5.0), (2, 3.0)))
    found = saved(model, tmp_path)
    assert numpy.allclose(found["--users"], [USERS[0] + (ITEMS[0] + ITEMS[2]) * 10 / 2**0.5, USERS[1]])
    assert found["--mean"] == "3.5"
    assert (model.pu == USERS).all()


def test_gensim(tmp_path):
    words = SimpleNamespace(index_to_key=["a", "b", "c"], vectors=ITEMS)
    for model in (words, SimpleNamespace(wv=words)):
        found = saved(model, tmp_path)
        assert lines(found.pop("--movie-ids")) == ["a", "b", "c"]
        same(found, {"--movies": ITEMS})


def test_myfm_multiplies_to_the_mean_of_its_samples(tmp_path):
    class MyFMRegressor:
        pass

    random = numpy.random.default_rng(1)
    samples = [
        SimpleNamespace(w0=float(n), w=random.normal(size=5), V=random.normal(size=(5, 3))) for n in range(3)]
    model = MyFMRegressor()
    model.predictor_ = SimpleNamespace(samples=samples)
    found = saved(model, tmp_path, users=slice(0, 2), items=slice(2, 5), ids="xyz")
    products = numpy.mean([one.V[:2] @ one.V[2:].T for one in samples], axis=0)
    assert numpy.allclose(found["--users"] @ found["--movies"].T, products, atol=1e-5)
    mean = numpy.mean([one.w for one in samples], axis=0)
    assert numpy.allclose(found["--user-biases"], mean[:2]) and numpy.allclose(found["--movie-biases"], mean[2:])
    assert (found["--mean"], found["--product"], lines(found["--movie-ids"])) == ("1.0", "rating", ["x", "y", "z"])


def test_embedding_layers(tmp_path):
    torch = SimpleNamespace(num_embeddings=3, weight=on_device(ITEMS))
    keras = SimpleNamespace(embeddings=None, get_weights=lambda: [ITEMS])
    for layer in (torch, keras):
        same(saved(layer, tmp_path), {"--movies": ITEMS})
        same(saved(ITEMS, tmp_path, users=layer), {"--movies": ITEMS, "--users": ITEMS})


def test_matrices(tmp_path):
    for matrix in (ITEMS, ITEMS.astype("float64"), numpy.asfortranarray(ITEMS), ITEMS.tolist(), on_device(ITEMS)):
        same(saved(matrix, tmp_path, measure="dot"), {"--movies": ITEMS, "--measure": "dot"})


def test_a_frame_is_named_by_its_index(tmp_path):
    pandas = pytest.importorskip("pandas")
    found = saved(pandas.DataFrame(ITEMS, index=["p", "q", "r"]), tmp_path)
    assert lines(found["--movie-ids"]) == ["p", "q", "r"] and (found["--movies"] == ITEMS).all()


def test_ids_titles_and_ratings_of_this_python(tmp_path):
    found = saved(
        ITEMS, tmp_path / "new", ids=numpy.array([7, 8, 9]), titles={7: 'He said "no", twice', 8: "Up"},
        ratings=(["a"], [7], [4.5]))
    assert lines(found["--movie-ids"]) == ["7", "8", "9"]
    assert lines(found["--titles"]) == ["id,title", '7,"He said ""no"", twice"', "8,Up"]
    assert lines(found["--data"]) == ["userId,movieId,rating", "a,7,4.5"]
    assert saved(ITEMS, tmp_path, titles=Path("t.csv"), ratings="r.csv")["--titles"] == "t.csv"


@pytest.mark.parametrize(
    "model, more, error, words",
    [
        (SimpleNamespace(), {}, TypeError, "expected a fitted model of implicit, LightFM, Surprise"),
        ("a path", {}, TypeError, "builtins.str"),
        (numpy.zeros(3), {}, TypeError, "numpy.ndarray"),
        (numpy.zeros((2, 2, 2)), {}, TypeError, "numpy.ndarray"),
        ([1, 2, 3], {}, ValueError, r"shape \(3,\)"),
        (ITEMS, {"users": numpy.zeros((2, 5))}, ValueError, "users have 5 numbers each, items 2"),
        (ITEMS, {"ids": ["a\nb", "c", "d"]}, ValueError, "line break"),
        (ITEMS, {"ratings": 5}, TypeError, "a int holds no ratings"),
        (SimpleNamespace(predictor_=None), {}, ValueError, "keep_samples"),
    ],
)
def test_what_it_cannot_take_is_told(tmp_path, model, more, error, words):
    with pytest.raises(error, match=words):
        marquee.save(model, tmp_path, **more)


def test_is_what_the_program_reads(tmp_path, program):
    names = ["heat", "ronin", "babe"]
    options = marquee.save([[1, 0], [0.9, 0.1], [-1, 0]], tmp_path, ids=names, titles={"ronin": "Ronin (1998)"})
    said = program("similar", "--like", "heat", "--count", "1", *options)
    assert said.returncode == 0, said.stderr
    assert "Ronin (1998)" in said.stdout


def test_what_the_model_predicts_the_program_predicts(tmp_path, talk):
    ratings = (["u0", "u0", "u1"], ["i0", "i1", "i2"], [1.0, 5.0, 4.0])
    options = marquee.save(surprise(biased=True), tmp_path, ratings=ratings)
    heard = talk(["open", *options], ("", "user u1"), ("User u1", "quit"))
    # 4 against 3.5 + 1 + 0.3 + (0 · 3 + 2 · -1) = 2.8.
    assert "off by 1.20" in heard


OPENS = """
import sys
sys.path.insert(0, {module!r})
import marquee
print("status", marquee.open([[1, 2]], measure="dot"))
"""


def test_opens_in_this_terminal_and_leaves_nothing(tmp_path, monkeypatch):
    program, script, told = tmp_path / "program", tmp_path / "script.py", tmp_path / "told"
    program.write_text(f'#!/bin/sh\ntest -t 0 && test -t 1 && test -s "$3" && echo "$*" >"{told}"\nexit 7\n')
    program.chmod(0o755)
    script.write_text(OPENS.format(module=str(ROOT / "Sources" / "Python")))
    monkeypatch.setenv("MARQUEE", str(program))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    seen = []

    def read(descriptor):
        seen.append(os.read(descriptor, 1024))
        return seen[-1]

    pty.spawn([sys.executable, str(script)], read, lambda descriptor: b"")
    assert b"status 7" in b"".join(seen)
    words = told.read_text().split()
    assert words[:2] == ["open", "--movies"] and words[3:] == ["--measure", "dot"]
    assert not os.path.exists(words[2]) and not list(tmp_path.glob("marquee-*"))


def test_without_a_terminal_says_what_to_do(monkeypatch):
    monkeypatch.setattr(os, "isatty", lambda descriptor: False)
    with pytest.raises(marquee.Error, match="no terminal here"):
        marquee.open([[1, 2]])
