"""The vectors that a run leaves beside its log."""

import os

import pytest

import marquee

numpy = pytest.importorskip("numpy")


def names(folder):
    return sorted(path.name for path in folder.glob("*.npy*"))


def test_are_whole_files_beside_the_log(log, events, tmp_path):
    movies = numpy.arange(6.0).reshape(3, 2)
    with marquee.Run(log) as run:
        run.log(epoch=1, loss=1)
        run.factors(movies=numpy.asfortranarray(movies), users=[[1, 2]], movie_biases=[[1], [2], [3]], mean=numpy.float32(3.5))
    told = events()[2]
    assert told == {
        "event": "factors", "epoch": 1, "mean": 3.5, "movies": "events-movies-1.npy", "users": "events-users-1.npy",
        "movie_biases": "events-movie_biases-1.npy"}
    kept = numpy.load(tmp_path / told["movies"])
    assert kept.dtype == numpy.float32 and (kept == movies).all()
    assert numpy.load(tmp_path / told["movie_biases"]).shape == (3,)
    assert names(tmp_path) == sorted(value for value in told.values() if str(value).endswith(".npy"))


def test_are_renamed_when_they_are_whole_and_told_of_then(log, events, tmp_path, monkeypatch):
    seen = []
    rename = os.replace

    def renamed(begun, path):
        seen.append((os.path.basename(path), os.path.exists(path), numpy.load(begun).shape, len(events())))
        rename(begun, path)

    monkeypatch.setattr(os, "replace", renamed)
    run = marquee.Run(log)
    run.factors(movies=numpy.zeros((3, 2)), users=numpy.zeros((4, 2)))
    assert seen == [("events-movies-1.npy", False, (3, 2), 1), ("events-users-1.npy", False, (4, 2), 1)]
    assert len(events()) == 2
    run.end()


def test_beyond_what_is_kept_its_own_oldest_go(log, tmp_path):
    (tmp_path / "events-movies-0.npy").write_text("another's")
    with marquee.Run(log, keep_epochs=2) as run:
        for epoch in range(1, 5):
            run.log(epoch=epoch, loss=1)
            run.factors(movies=numpy.zeros((2, 2)))
    assert names(tmp_path) == ["events-movies-0.npy", "events-movies-3.npy", "events-movies-4.npy"]


def test_beyond_the_bytes_its_own_oldest_go_and_the_last_stays(tmp_path):
    with marquee.Run(tmp_path / "small.jsonl", keep_bytes=20) as run:
        for epoch in (1, 2):
            run.factors(movies=numpy.zeros((2, 2)), epoch=epoch)
    assert names(tmp_path) == ["small-movies-2.npy"]


def test_as_many_epochs_stay_as_the_bytes_allow(log, tmp_path):
    # A file has 128 bytes of header and 16 of numbers.
    with marquee.Run(log, keep_bytes=3 * 144) as run:
        for epoch in range(1, 6):
            run.factors(movies=numpy.zeros((2, 2)), epoch=epoch)
    assert names(tmp_path) == [f"events-movies-{epoch}.npy" for epoch in (3, 4, 5)]


def test_an_epoch_that_comes_again_is_kept_once(log, tmp_path):
    with marquee.Run(log, keep_epochs=2) as run:
        for epoch in (1, 2, 1, 2, 1):
            run.factors(movies=numpy.zeros((2, 2)), epoch=epoch)
    assert names(tmp_path) == ["events-movies-1.npy", "events-movies-2.npy"]


def test_are_looked_into_by_the_program_that_watches(log, program, talk):
    if "only the losses are shown" in program("watch", "--help").stdout:
        pytest.skip("needs a program that reads vectors")
    with marquee.Run(log, epochs=1, movie_ids=["heat", "ronin", "babe", "up"]) as run:
        run.log(epoch=1, loss=0.5, val_loss=0.75)
        run.factors(movies=[[1, 0, 0], [0.9, 0.1, 0], [-1, 0, 0], [0, 1, 0]], users=[[1, 0, 0]])
    heard = talk(["watch", log], ("has ended after epoch 1", "like heat"), ("1. ", "quit"))
    assert "ronin" in next(line for line in heard.splitlines() if line.startswith("1. "))
