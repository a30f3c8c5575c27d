"""Tests of marquee's own side of a cluster, on a real one: MARQUEE is the program. Started by Tests/Spark/run."""

import json
import os
import shutil
import signal
import subprocess
import time
import unittest
import urllib.request
from pathlib import Path

import numpy
from safetensors.numpy import load_file

HERE = Path(__file__).resolve().parent
MARQUEE = os.environ["MARQUEE"]
WORK = Path(os.environ["MARQUEE_SPARK_WORK"])
CLUSTER = WORK / "cluster"
STAGING = WORK / "staging"
MASTER = subprocess.run([HERE / "cluster", "start", CLUSTER], capture_output=True, text=True, check=True).stdout.strip()
CHECK = ["--master", MASTER, "--staging", f"file://{STAGING}", "--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false"]
SPARK = ["--engine", "spark", *CHECK]
SMALL = ["--factors", "4", "--blocks", "2"]
ALONE = ["--conf", "spark.cores.max=1"]  # one executor, where a second would only be one more Java to start
HOME = dict(os.environ, XDG_DATA_HOME=str(WORK / "home"), XDG_CONFIG_HOME=str(WORK / "home"), TMPDIR=str(WORK))


def marquee(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess:
    return subprocess.run([MARQUEE, *arguments], env=HOME, capture_output=True, text=True, timeout=timeout)


def started(*arguments: str) -> subprocess.Popen:
    """The program in the middle of a run: its first point is home."""
    process = subprocess.Popen([MARQUEE, *arguments], env=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if '"event":"epoch"' in line:
            return process
    raise AssertionError(process.stderr.read() if process.stderr else "")


def applications() -> int:
    """Those that the master knows to run."""
    with urllib.request.urlopen((CLUSTER / "ui").read_text().strip() + "/json/") as page:
        return len(json.load(page)["activeapps"])


def eventually(condition, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.25)
    return condition()


def leftovers() -> list[str]:
    return [path.name for path in WORK.glob("marquee-spark-*")]


def losses(lines: str) -> dict[int, float]:
    events = [json.loads(line) for line in lines.splitlines()]
    return {event["epoch"]: event["val_loss"] for event in events if event["event"] == "epoch"}


class Cluster(unittest.TestCase):
    def setUp(self) -> None:
        STAGING.mkdir(exist_ok=True)

    def test_check(self) -> None:
        check = marquee("engine", "check", *CHECK)
        self.assertEqual(check.returncode, 0, check.stderr)
        self.assertIn(f"master {MASTER}", check.stdout)
        self.assertIn("Round trip: 342 ratings went there, the factors of 20 movies came home", check.stdout)
        self.assertEqual(leftovers(), [])

    def test_train(self) -> None:
        """Two runs end as one but for last digits, with a curve and without, and the weights open here and elsewhere."""
        weights = [WORK / name for name in ("one.safetensors", "two.safetensors")]
        runs = [
            marquee("train", *SPARK, *SMALL, *options, "--epochs", "4", "--log", "json", "--save", str(path))
            for path, options in zip(weights, ([], ["--curve", "last", *ALONE]))]
        for run in runs:
            self.assertEqual(run.returncode, 0, run.stderr)
        curve, end = [losses(run.stdout) for run in runs]
        self.assertEqual((list(curve), list(end)), ([1, 2, 4], [4]))
        # Sums of several executors differ in their last digits, by which of them was faster.
        self.assertAlmostEqual(curve[4], end[4], 6)
        tensors, others = map(load_file, weights)
        for name, values in tensors.items():
            numpy.testing.assert_allclose(values, others[name], atol=1e-5, err_msg=name)
        self.assertEqual(tensors["movie_factors"].shape, (9066, 4))
        self.assertEqual(tensors["user_ids"].tolist(), list(range(1, 672)))
        answer = marquee("predict", "42", "Fargo (1996)", "--weights", str(weights[0]), "--output", "json")
        self.assertEqual(answer.returncode, 0, answer.stderr)
        self.assertTrue(1 < json.loads(answer.stdout)["score"] < 6, answer.stdout)

    def test_interrupt(self) -> None:
        saved = WORK / "interrupted.safetensors"
        process = started("train", *SPARK, *SMALL, *ALONE, "--epochs", "400", "--log", "json", "--save", str(saved))
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, errors)
        self.assertLess(time.monotonic() - began, 30)
        self.assertIn("The weights of epoch", errors)
        self.assertTrue(saved.exists())
        self.assertTrue(eventually(lambda: applications() == 0))
        self.assertEqual(leftovers(), [])

    def test_killed(self) -> None:
        """Nobody tells the cluster to stop, and it stops all the same."""
        process = started("train", *SPARK, *SMALL, *ALONE, "--epochs", "400", "--log", "json")
        process.kill()
        process.communicate()
        self.assertTrue(eventually(lambda: applications() == 0), "the cluster works on")
        self.assertTrue(eventually(lambda: leftovers() == []), leftovers())

    def test_unreachable(self) -> None:
        check = marquee("engine", "check", "--master", "spark://127.0.0.1:9", "--staging", "file:///tmp")
        self.assertEqual(check.returncode, 69)
        self.assertIn("the master is unreachable", check.stderr)

    def test_path_of_the_cluster(self) -> None:
        """Ratings that this machine never reads; factors of movies alone come home."""
        ratings = STAGING / "ratings.csv"
        lines = [f"u{user},{movie},{1 + (user * movie) % 5}" for user in range(60) for movie in range(40) if (user + movie) % 3]
        ratings.write_text("user,item,rating\n" + "\n".join(lines) + "\n")
        saved = WORK / "path.safetensors"
        run = marquee(
            "train", *SPARK, *SMALL, *ALONE, "--epochs", "2", "--users", "none", "--data", f"file://{ratings}", "--save", str(saved))
        self.assertEqual(run.returncode, 0, run.stderr)
        tensors = load_file(saved)
        self.assertEqual(tensors["movie_ids"].tolist(), list(range(40)))
        self.assertEqual(tensors["user_factors"].shape, (0, 4))

    @unittest.skipUnless(shutil.which("tmux"), "needs tmux")
    def test_dashboard(self) -> None:
        """From the first point to the neighbours, and nothing is left when the terminal is closed."""
        tmux = ["tmux", "-L", "marquee-spark", "-f", "/dev/null"]

        def screen() -> str:
            return subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True).stdout

        subprocess.run([*tmux, "new-session", "-d", "-x", "120", "-y", "36", MARQUEE, *SPARK, *SMALL, *ALONE, "--epochs", "4"], env=HOME, check=True)
        try:
            self.assertTrue(eventually(lambda: "■ finished, best epoch 4" in screen(), 90), screen())
            subprocess.run([*tmux, "send-keys", "2"], check=True)
            self.assertTrue(eventually(lambda: "nearest · " in screen() and ".9" in screen()), screen())
            subprocess.run([*tmux, "send-keys", "1", "n"], check=True)
            subprocess.run([*tmux, "send-keys", "Enter"], check=True)
            self.assertTrue(eventually(lambda: applications() == 1, 30), screen())
        finally:
            subprocess.run([*tmux, "kill-server"])
        self.assertTrue(eventually(lambda: applications() == 0))
        self.assertTrue(eventually(lambda: leftovers() == []), leftovers())


if __name__ == "__main__":
    unittest.main(verbosity=2)
