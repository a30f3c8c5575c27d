"""Training with the program."""

import json
import math
import sys
from pathlib import Path

import pytest

import marquee
from marquee import _ratings, _safetensors

numpy = pytest.importorskip("numpy")

PAIRS = [(user, item) for user in range(30) for item in range(12) if (user + item) % 3]
RATINGS = (
    [f"u{user}" for user, _ in PAIRS], [100 + item for _, item in PAIRS], [1 + user * item % 5 for user, item in PAIRS])


def test_gives_arrays_back(program):
    trained = marquee.train(RATINGS, learner="als", epochs=2, factors=3, seed=1)
    assert trained.user_factors.shape == (30, 3) and trained.movie_factors.shape == (12, 3)
    assert trained.user_biases.shape == (30,) and trained.movie_biases.shape == (12,)
    assert trained.user_factors.dtype == numpy.float32 and trained.user_factors.flags.writeable
    assert 1 <= trained.mean <= 5
    assert trained.movie_ids == list(range(100, 112))
    assert sorted(trained.user_ids) == sorted({f"u{user}" for user in range(30)})
    assert [epoch["epoch"] for epoch in trained.epochs] == [1, 2]
    assert all(math.isfinite(epoch["val_loss"]) for epoch in trained.epochs)
    assert trained.settings["learner"]["als"]["factors"] == 3
    with pytest.raises(AttributeError):
        trained.epochs = []


@pytest.mark.parametrize("learner, settings", [("als", {}), ("bayes", {"burn-in": 0})])
def test_parts_add_up_to_what_the_program_predicts(program, tmp_path, learner, settings):
    settings = {"learner": learner, "epochs": 9, "factors": 3, **settings}
    trained = marquee.train(RATINGS, **settings)
    # Of one sample nothing would have to be added up.
    assert learner == "als" or trained.arrays["user_factors"].shape[0] > 1
    weights, data = tmp_path / "weights.safetensors", _ratings.path(RATINGS, str(tmp_path))
    options = [word for name, value in settings.items() for word in (f"--{name}", str(value))]
    assert program("train", "--data", data, "--no-run", "--save", weights, *options).returncode == 0
    for user, movie in (("u1", 100), ("u17", 107)):
        said = program("predict", "--weights", weights, "--data", data, user, f"#{movie}", "--output", "json")
        told = json.loads(said.stdout)
        assert told["movie"]["id"] == movie
        u, i = trained.user_ids.index(user), trained.movie_ids.index(movie)
        score = trained.mean + trained.user_biases[u] + trained.movie_biases[i]
        score += trained.user_factors[u] @ trained.movie_factors[i]
        assert score == pytest.approx(told["score"], abs=1e-5)


def test_bayes_is_what_trains_unless_a_preset_does(program):
    by_default = marquee.train(RATINGS, epochs=2, factors=3)
    assert "bayes" in by_default.settings["learner"]
    by_preset = marquee.train(RATINGS, preset="baseline", epochs=2)
    assert "baseline" in by_preset.settings["learner"] and by_preset.user_factors is None


def test_what_the_program_says_is_raised(program, tmp_path):
    with pytest.raises(marquee.Error, match="none.csv") as caught:
        marquee.train(tmp_path / "none.csv")
    assert caught.value.status == 66
    with pytest.raises(marquee.Error, match="sorcery") as caught:
        marquee.train(RATINGS, learner="sorcery")
    assert caught.value.status == 64


def test_options_are_given_as_they_are_meant(tmp_path, monkeypatch):
    program = tmp_path / "program"
    program.write_text(f'#!{sys.executable}\nimport sys\nprint(sys.argv[1:], file=sys.stderr)\nsys.exit(70)\n')
    program.chmod(0o755)
    monkeypatch.setenv("MARQUEE", str(program))
    with pytest.raises(marquee.Error) as caught:
        marquee.train("r.csv", learning_rate=0.5, force=True, no_force=False, titles=None, change=["1:2:a=1", "2:2:a=2"])
    words = str(caught.value)
    assert "'--learner', 'bayes', '--learning-rate', '0.5', '--force', '--change', '1:2:a=1', '--change', '2:2:a=2']" in words
    assert caught.value.status == 70 and "titles" not in words and "no-force" not in words


def written(ratings, tmp_path):
    return Path(_ratings.path(ratings, str(tmp_path))).read_text().splitlines()


def test_ratings_are_sequences_arrays_or_a_table(tmp_path):
    assert written((numpy.array([1, 2]), ["a,b", "c"], numpy.array([0.5, 4], "float32")), tmp_path) == [
        "userId,movieId,rating", '1,"a,b",0.5', "2,c,4.0"]
    assert written(([1], [2]), tmp_path) == ["userId,movieId", "1,2"]
    assert _ratings.path(Path("r.csv"), str(tmp_path)) == "r.csv"


def test_columns_of_a_table_are_found_by_name(tmp_path):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(
        {"Rating": [4.0], "other": [0], "item_id": [7], "user": ["x"], "timestamp": [pandas.Timestamp(5, unit="s", tz="UTC")]})
    assert written(table, tmp_path) == ["userId,movieId,rating,timestamp", "x,7,4.0,5"]
    with pytest.raises(TypeError, match="called movieid, itemid.* it has user, rating"):
        written(pandas.DataFrame({"user": [1], "rating": [2]}), tmp_path)


@pytest.mark.parametrize(
    "ratings, error, words",
    [(([1, 2], [1], [5, 5]), ValueError, "2, 1, 2 rows"), (7, TypeError, "a int holds no ratings"), ((1,), TypeError, "tuple")],
)
def test_what_are_no_ratings_is_told(tmp_path, ratings, error, words):
    with pytest.raises(error, match=words):
        written(ratings, tmp_path)


def test_weights_that_are_cut_short_are_told(tmp_path):
    header = json.dumps({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    whole = len(header).to_bytes(8, "little") + header + numpy.array([1, 2], "<f4").tobytes()
    path = tmp_path / "w.safetensors"
    path.write_bytes(whole)
    assert _safetensors.read(str(path))[0]["a"].tolist() == [1, 2]
    for length in (0, 7, 8, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match="w.safetensors"):
            _safetensors.read(str(path))
