"""Tests of marquee on a real cluster, from what a person types to what comes home. MARQUEE is the program. Started by
Tests/Spark/run."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

import numpy
import pyspark
from safetensors import safe_open
from safetensors.numpy import load_file

HERE = Path(__file__).resolve().parent
MARQUEE = os.environ["MARQUEE"]
WORK = Path(os.environ["MARQUEE_SPARK_WORK"])
CLUSTER = WORK / "cluster"
STAGING = WORK / "staging"
RUNS = WORK / "home" / "marquee" / "runs"
PACKAGE = Path(pyspark.__file__).parent
MASTER = subprocess.run([HERE / "cluster", "start", CLUSTER], capture_output=True, text=True, check=True).stdout.strip()
CHECK = ["--master", MASTER, "--staging", f"file://{STAGING}", "--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false"]
SPARK = ["--engine", "spark", *CHECK]
LOCAL = ["--engine", "spark", "--master", "local[2]", "--conf", "spark.ui.enabled=false"]
SMALL = ["--factors", "4", "--blocks", "2"]
ALONE = ["--conf", "spark.cores.max=1"]  # one executor, where a second would only be one more Java to start
WAITING = "spark.scheduler.maxRegisteredResourcesWaitingTime"
# A shell has what it starts in the background ignore Ctrl-C, and marquee leaves that so.
signal.signal(signal.SIGINT, signal.default_int_handler)
HOME = dict(os.environ, XDG_DATA_HOME=str(WORK / "home"), XDG_CONFIG_HOME=str(WORK / "home"), TMPDIR=str(WORK))


def marquee(*arguments: str, timeout: float = 120, **variables: str) -> subprocess.CompletedProcess:
    return subprocess.run([MARQUEE, *arguments], env=HOME | variables, capture_output=True, text=True, timeout=timeout)


def applications() -> int:
    """Those that the master knows to run, and cores that are used."""
    with urllib.request.urlopen((CLUSTER / "ui").read_text().strip() + "/json/") as page:
        state = json.load(page)
    return len(state["activeapps"]) + state["coresused"]


def eventually(condition, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.25)
    return condition()


def leftovers() -> list[str]:
    """What runs have here and where the cluster reads."""
    return [path.name for path in [*WORK.glob("marquee-spark-*"), *STAGING.glob("*marquee-*")]]


def losses(lines: str) -> dict[int, float]:
    events = [json.loads(line) for line in lines.splitlines()]
    return {event["epoch"]: event["val_loss"] for event in events if event["event"] == "epoch"}


def written(name: str) -> str:
    """A file of ratings that the cluster sees, of users whose ids are texts and movies 0 to 39."""
    path = STAGING / name
    if not path.exists():
        lines = [f"u{user},{movie},{1 + (user * movie) % 5}" for user in range(60) for movie in range(40) if (user + movie) % 3]
        path.write_text("user,item,rating\n" + "\n".join(lines) + "\n")
    return f"file://{path}"


class Case(unittest.TestCase):
    def setUp(self) -> None:
        STAGING.mkdir(exist_ok=True)
        began = time.monotonic()
        self.addCleanup(lambda: print(f"{time.monotonic() - began:.1f} s", end=" ", file=sys.stderr))

    def started(self, *arguments: str, epoch: int = 1) -> subprocess.Popen:
        """The program in the middle of a run: a point is home."""
        process = subprocess.Popen([MARQUEE, *arguments], env=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        assert process.stdout and process.stderr
        for line in process.stdout:
            if f'"event":"epoch","epoch":{epoch},' in line:
                return process
        raise AssertionError(process.stderr.read())

    def assert_nothing_is_left(self) -> None:
        self.assertTrue(eventually(lambda: applications() == 0), "the cluster works on")
        self.assertTrue(eventually(lambda: leftovers() == []), leftovers())


class Cluster(Case):
    """Whole runs on two workers."""

    def test_check(self) -> None:
        check = marquee("engine", "check", *CHECK)
        self.assertEqual(check.returncode, 0, check.stderr)
        self.assertIn(f"master {MASTER}", check.stdout)
        self.assertIn("Round trip: 342 ratings sent, the factors of 20 movies received", check.stdout)
        self.assert_nothing_is_left()

    def test_equal_runs(self) -> None:
        """Two end as one but for last digits, with a curve and without, and the weights open here and elsewhere."""
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
        self.assert_nothing_is_left()

    def test_interrupt(self) -> None:
        """Of ratings that this machine never reads; more iterations than a usual stack takes."""
        data, saved = written("ratings.csv"), WORK / "interrupted.safetensors"
        process = self.started(
            "train", *SPARK, *SMALL, *ALONE, "--epochs", "400", "--log", "json", "--users", "none", "--data", data, "--save", str(saved), epoch=16)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, errors)
        self.assertLess(time.monotonic() - began, 25)
        self.assertIn("The weights of epoch", errors)
        tensors = load_file(saved)
        self.assertEqual(tensors["movie_ids"].tolist(), list(range(40)))
        self.assertEqual(tensors["user_factors"].shape, (0, 4))
        self.assert_nothing_is_left()

    def test_killed(self) -> None:
        """Nobody tells the cluster to stop, and it stops all the same."""
        process = self.started("train", *SPARK, *SMALL, *ALONE, "--epochs", "400", "--log", "json")
        process.kill()
        self.assert_nothing_is_left()


class Faults(Case):
    """What goes wrong for real, and the words for it."""

    def assert_fails(self, run: subprocess.CompletedProcess, *words: str) -> None:
        self.assertEqual(run.returncode, 69, run.stderr)
        last = run.stderr.splitlines()[-1]
        for one in words:
            self.assertIn(one, last)
        # Standard error shows a tab as \\t.
        self.assertFalse([line for line in run.stderr.splitlines() if "\\tat " in line or "\tat " in line], run.stderr)

    def test_master_that_is_not_there(self) -> None:
        check = marquee("engine", "check", "--master", "spark://127.0.0.1:9", "--staging", "file:///tmp")
        self.assert_fails(check, "the master is unreachable (127.0.0.1:9: Connection refused)", "expected spark://HOST:PORT")

    def test_more_memory_than_any_worker_has(self) -> None:
        run = marquee("train", *SPARK, *SMALL, "--conf", f"{WAITING}=5s", "--conf", "spark.executor.memory=64g", "--data", written("ratings.csv"))
        self.assert_fails(run, "no executor for 5 seconds", "spark.executor.memory")
        self.assert_nothing_is_left()

    def test_executor_without_memory(self) -> None:
        # Factors of 320 megabytes in an executor of 256, which is less than Spark takes but in its own tests.
        data = STAGING / "many.csv"
        data.write_text("user,item,rating\n" + "".join(f"{user},{user % 9},{1 + user % 5}\n" for user in range(80_000)))
        few = {"spark.executor.memory": "256m", "spark.testing.reservedMemory": "10000000", "spark.task.maxFailures": "1"}
        run = marquee(
            "train", *SPARK, *ALONE, *(text for pair in few.items() for text in ("--conf", "=".join(pair))), "--data", f"file://{data}",
            "--factors", "1024", "--blocks", "1", "--epochs", "1")
        self.assert_fails(run, "memory ran out", "spark.executor.memory")
        self.assert_nothing_is_left()

    def test_no_spark(self) -> None:
        python = self.bare_python()
        check = marquee("engine", "check", "--master", "local[2]", PYSPARK_PYTHON=python, PATH="/usr/bin:/bin")
        self.assert_fails(check, "there is no Spark", "pip install pyspark numpy")

    def test_python_without_numpy(self) -> None:
        python = self.bare_python()
        check = marquee("engine", "check", "--master", "local[2]", "--spark-home", str(PACKAGE), PYSPARK_PYTHON=python)
        self.assert_fails(check, f"this Python ({python}) has no numpy", "python -m pip install numpy")

    def bare_python(self) -> str:
        folder = WORK / "bare"
        subprocess.run(["python3", "-m", "venv", "--without-pip", folder], check=True)
        return str(folder / "bin" / "python3")

    @unittest.skipUnless("MARQUEE_OLD_JAVA" in os.environ, "needs a Java that is too old for Spark")
    def test_java_that_is_too_old(self) -> None:
        check = marquee("engine", "check", "--master", "local[2]", JAVA_HOME=os.environ["MARQUEE_OLD_JAVA"], JAVA_TOOL_OPTIONS="")
        self.assert_fails(check, "a Java that is too old", "Java 17")

    def test_full_disk(self) -> None:
        with tempfile.TemporaryDirectory() as full:
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "none", full], capture_output=True).returncode:
                self.skipTest("needs the right to mount a small disk")
            try:
                for words, options, variables in (
                    ("a disk is full", ["--conf", f"spark.local.dir={full}"], {}),
                    ("ratings.parquet: No space left on device", [], {"TMPDIR": full}),
                ):
                    with self.subTest(words):
                        self.assert_fails(marquee("train", *LOCAL, *options, *SMALL, "--epochs", "1", **variables), words)
            finally:
                subprocess.run(["umount", full], check=True)
        self.assert_nothing_is_left()


@unittest.skipUnless(shutil.which("tmux"), "needs tmux")
class Losses(Case):
    """In the order of their names: each kills a worker."""

    def test_1_dashboard_survives_a_worker(self) -> None:
        """From ratings of MovieLens 1M's shape to the neighbours, and nothing is left when the terminal is closed."""
        tmux, data = ["tmux", "-L", "marquee-spark", "-f", "/dev/null"], STAGING / "shape.csv"
        made = marquee("data", "generate", str(data), "--users", "6040", "--movies", "3706", "--ratings", "1000209")
        self.assertEqual(made.returncode, 0, made.stderr)
        # What the lost one had is asked for in vain, three times, between which Spark would wait for five seconds.
        options = [*SPARK, *SMALL, "--epochs", "4", "--data", f"file://{data}", "--users", "sample:100", "--conf", "spark.shuffle.io.retryWait=1s"]
        before = set(RUNS.glob("*"))

        def screen() -> str:
            return subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True).stdout

        def events() -> str:
            return "".join(path.read_text() for run in set(RUNS.glob("*")) - before for path in run.glob("events.jsonl"))

        subprocess.run([*tmux, "new-session", "-d", "-x", "120", "-y", "36", MARQUEE, *options], env=HOME, check=True)
        try:
            self.assertTrue(eventually(lambda: '"event":"epoch","epoch":1,' in events(), 90), screen())
            subprocess.run([HERE / "cluster", "kill-worker", CLUSTER, "1"], check=True)
            self.assertTrue(eventually(lambda: "✓ trained, best epoch 4 of 4" in screen(), 90), screen())
            subprocess.run([*tmux, "send-keys", "L"], check=True)
            self.assertTrue(eventually(lambda: "is lost" in screen()), screen())
            subprocess.run([*tmux, "send-keys", "Escape"], check=True)
            subprocess.run([*tmux, "send-keys", "2"], check=True)
            self.assertTrue(eventually(lambda: "nearest · " in screen() and ".9" in screen()), screen())
            subprocess.run([*tmux, "send-keys", "1", "n"], check=True)
            subprocess.run([*tmux, "send-keys", "Enter"], check=True)
            self.assertTrue(eventually(lambda: applications() > 0, 60), screen())
        finally:
            subprocess.run([*tmux, "kill-server"])
        self.assert_nothing_is_left()

    def test_2_a_lost_cluster_leaves_the_last_good_point(self) -> None:
        saved = WORK / "lost.safetensors"
        process = self.started(
            "train", *SPARK, *SMALL, "--conf", f"{WAITING}=15s", "--epochs", "400", "--log", "json", "--data", written("ratings.csv"),
            "--save", str(saved), epoch=4)
        subprocess.run([HERE / "cluster", "kill-worker", CLUSTER, "2"], check=True)
        _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 69, errors)
        self.assertIn("no executor for 15 seconds", errors.splitlines()[-1])
        with safe_open(saved, "np") as file:
            self.assertGreaterEqual(int(file.metadata()["epoch"]), 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
