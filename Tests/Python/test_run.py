"""The lines of a run, and what must not end the training that it watches."""

import json
import math
import resource
import signal
import subprocess
import sys
import warnings

import pytest

import marquee
from conftest import ROOT


@pytest.fixture
def caught():
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        yield found


def test_each_line_is_there_as_soon_as_it_is_said(log, events):
    run = marquee.Run(log, epochs=2, batches=5, movie_ids=[3, "x"], data="mine")
    assert events() == [{"event": "start", "data": "mine", "epochs": 2, "batches": 5, "movie_ids": [3, "x"]}]
    run.progress(1, 5, 2.5)
    assert events()[-1] == {"event": "progress", "epoch": 1, "batch": 5, "loss": 2.5}
    run.log(epoch=1, loss=2.0, val_loss=float("nan"), accuracy=0.5)
    epoch = events()[-1]
    assert (epoch["event"], epoch["epoch"], epoch["loss"], epoch["accuracy"]) == ("epoch", 1, 2.0, 0.5)
    assert math.isnan(epoch["val_loss"]) and epoch["seconds"] >= 0
    run.change(epoch=2, batch=3, learningRate=0.1)
    assert events()[-1] == {"event": "change", "epoch": 2, "batch": 3, "settings": {"learningRate": 0.1}}
    run.end()
    run.end("failed")
    run.log(epoch=2, loss=1)
    assert events()[-1] == {"event": "end", "reason": "finished"} and len(events()) == 5


@pytest.mark.parametrize(
    "error, end",
    [
        (None, {"event": "end", "reason": "finished"}),
        (KeyboardInterrupt(), {"event": "end", "reason": "stopped"}),
        (ValueError("no"), {"event": "end", "reason": "failed", "error": "ValueError: no"}),
    ],
)
def test_ends_as_its_block_ends(log, events, error, end):
    try:
        with marquee.Run(log):
            if error is not None:
                raise error
    except (KeyboardInterrupt, ValueError) as found:
        assert found is error
    assert events()[-1] == end


def test_progress_is_told_no_sooner_than_it_is_looked_at(log, events, monkeypatch):
    class Loss:
        looked_at = 0

        def item(self):
            self.looked_at += 1
            return 0.5

    times = iter([0.0, 10.0, 10.05, 10.09, 10.1, 10.15, 10.3])
    monkeypatch.setattr("time.monotonic", lambda: next(times))
    loss = Loss()
    run = marquee.Run(log)
    for batch in range(1, 7):
        run.progress(1, batch, loss)
    run.end()
    assert [one["batch"] for one in events() if one["event"] == "progress"] == [1, 4, 6]
    assert loss.looked_at == 3


def test_numbers_of_any_library_are_numbers(log, events):
    numpy = pytest.importorskip("numpy")

    class Tensor:
        """TensorFlow's has no `item`."""

        def numpy(self):
            return numpy.float32(0.125)

    run = marquee.Run(log, epochs=numpy.int64(2), movie_ids=numpy.array([7, 8]))
    run.log(epoch=numpy.int32(1), loss=numpy.float32(0.5), val_loss=numpy.array([0.25]), count=numpy.int64(3), t=Tensor())
    run.end()
    start, epoch, _ = events()
    assert start == {"event": "start", "epochs": 2, "movie_ids": [7, 8]}
    assert [epoch[key] for key in ("epoch", "loss", "val_loss", "count", "t")] == [1, 0.5, 0.25, 3, 0.125]


def test_what_is_no_number_does_not_end_the_training(log, events, caught):
    numpy = pytest.importorskip("numpy")
    circle = []
    circle.append(circle)
    run = marquee.Run(log)
    run.log(1, loss=numpy.zeros(3), val_loss=object(), nested={"a": numpy.float32(1)}, event="mine")
    run.log(2, loss=circle)
    run.log(3, loss=1.0)
    run.factors(movies="no matrix")
    run.factors(movies=numpy.zeros(4))
    run.end()
    assert [(one["event"], one.get("epoch")) for one in events()] == [
        ("start", None), ("epoch", 1), ("epoch", 3), ("end", None)]
    assert events()[1]["nested"] == {"a": 1.0}
    assert len(caught) == 1 and "the training goes on" in str(caught[0].message)


def test_a_folder_that_is_not_there_is_one_warning(tmp_path, caught):
    run = marquee.Run(tmp_path / "none" / "events.jsonl")
    run.log(epoch=1, loss=1)
    run.factors(movies=[[1, 2]])
    run.end()
    assert len(caught) == 1 and "none/events.jsonl" in str(caught[0].message)


def test_a_folder_that_goes_is_one_warning(tmp_path, caught):
    pytest.importorskip("numpy")
    folder = tmp_path / "run"
    folder.mkdir()
    run = marquee.Run(folder / "events.jsonl")
    (folder / "events.jsonl").unlink()
    folder.rmdir()
    for epoch in (1, 2):
        run.log(epoch=epoch, loss=1)
        run.factors(movies=[[1, 2]])
    run.end()
    assert len(caught) == 1


def test_warnings_that_are_errors_do_not_end_the_training(tmp_path, capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = marquee.Run(tmp_path / "none" / "events.jsonl")
        run.log(epoch=1, loss=1)
    assert capsys.readouterr().err.count("the training goes on") == 1


def test_a_limit_on_files_leaves_whole_lines(log, events, caught):
    run = marquee.Run(log)
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300, before[1]))
        for epoch in range(1, 50):
            run.log(epoch=epoch, loss=1 / epoch)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    held = events()
    assert 1 < len(held) < 50 and log.stat().st_size <= 300
    assert len(caught) == 1
    # There is room again.
    run.end()
    assert events() == [*held, {"event": "end", "reason": "finished"}]


FULL_DISK = """
import sys, warnings
sys.path.insert(0, {module!r})
import marquee
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    with marquee.Run("events.jsonl") as run:
        for epoch in range(1, 3000):
            run.log(epoch, loss=1.0)
            if epoch % 500 == 0:
                run.factors(movies=[[1.0] * 64] * 64)
print(len(caught), caught[0].message)
"""


def test_a_full_disk_is_one_warning(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(FULL_DISK.format(module=str(ROOT / "Sources" / "Python")))
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=64k marquee-test '{disk}' && cd '{disk}'"
    if subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True).returncode != 0:
        pytest.skip("needs to be root, for a small disk of its own")
    look = "for file in *; do case $file in *.part) exit 9;; esac; done; cat events.jsonl"
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", f"{mount} && '{sys.executable}' '{script}' && {look}"],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told, *lines = done.stdout.splitlines()
    assert told.startswith("1 ") and "No space left on device" in told
    assert 1 < len(lines) < 3000 and all(json.loads(line)["event"] for line in lines)


def test_the_program_reads_it(log, talk):
    with marquee.Run(log, epochs=2) as run:
        run.log(epoch=1, loss=float("nan"), val_loss=1.5)
        run.change(epoch=2, learningRate=0.1)
        run.log(epoch=2, loss=1.0, val_loss=1.2)
    heard = talk(["watch", log], ("has ended after epoch 2", "quit"))
    assert "loss on unseen ratings 1.2" in heard
