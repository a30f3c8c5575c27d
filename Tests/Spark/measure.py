"""Time to the same RMSE and peak memory of MLlib's objective: by marquee on two threads, by Spark on local[2], and by a
standalone cluster of two workers of a core each, all on this machine.

    Tests/Spark/measure ml-1m.zip                                   # 1m, 25m and 100m ratings: an hour, 20 GB of memory
    Tests/Spark/measure ml-1m.zip --ratings 1m,2m --iterations 8    # 1m is ml-1m.zip, all else is generated once

Rows are printed as they are known. The same ratings validate in all of them. One iteration of marquee is not one of MLlib, which
starts elsewhere: marquee's row is the last, and says when it came to the RMSE that Spark ended with.
"""

import argparse
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
MARQUEE = os.environ["MARQUEE"]
COLUMNS = "ratings", "trained by", "to that RMSE", "in all", "until it trains", "training", "RMSE", "peak memory"


def processes() -> dict[int, tuple[int, int]]:
    """The parent of each, and its resident bytes."""
    found = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                fields = Path(entry.path, "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            found[int(entry.name)] = int(fields[1]), int(fields[21]) * os.sysconf("SC_PAGESIZE")
    return found


class Memory(threading.Thread):
    """Twice a second: what processes and all that they started hold, and the most of it."""

    def __init__(self, roots: list[int]) -> None:
        super().__init__(daemon=True)
        self.roots, self.peak, self.over = roots, 0, threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.5):
            all_now, trees = processes(), set(self.roots)
            # A child's number may be lower than its parent's: until there is no more.
            while more := {id for id, (parent, _) in all_now.items() if parent in trees} - trees:
                trees |= more
            self.peak = max(self.peak, sum(all_now[id][1] for id in trees if id in all_now))


class Result(NamedTuple):
    seconds: float
    before: float  # until it trains
    epochs: list[tuple[float, float]]  # seconds and val_loss
    peak: int

    @property
    def training(self) -> float:
        return sum(seconds for seconds, _ in self.epochs)

    @property
    def rmse(self) -> float:
        return math.sqrt(self.epochs[-1][1])

    def until(self, rmse: float) -> float | None:
        """Seconds from the start, with what is before and after the training, to an RMSE."""
        passed = self.seconds - self.training
        for seconds, loss in self.epochs:
            passed += seconds
            if math.sqrt(loss) <= rmse:
                return passed
        return None


def train(options: list[str], others: list[int]) -> Result:
    """Runs it; `others` are processes that work for it, and none of its own where it works alone."""
    began, before, epochs, log = time.monotonic(), math.nan, [], tempfile.TemporaryFile("w+")
    process = subprocess.Popen([MARQUEE, "train", "--log", "json", *options], stdout=subprocess.PIPE, stderr=log, text=True)
    memory = Memory([process.pid, *others])
    memory.start()
    assert process.stdout
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] == "start":
            before = time.monotonic() - began
        elif event["event"] == "epoch":
            epochs.append((event["seconds"], event["val_loss"]))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    memory.over.set()
    memory.join()
    if process.returncode or not epochs:
        log.seek(0)
        raise RuntimeError((log.read().splitlines() or ["no epoch"])[-1])
    # The most of a short run is between two looks: the kernel knows it, of this program but not of a sum.
    return Result(seconds, before, epochs, max(memory.peak, usage.ru_maxrss * 1024))


def generated(name: str, cache: Path) -> Path:
    path = cache / f"generated-{name}.csv"
    if not path.exists():
        ratings = number(name)
        part = path.with_suffix(".part")
        print(f"generating {path}", file=sys.stderr)
        # In the proportions of MovieLens 25M.
        sizes = {"users": ratings // 150, "movies": round(12 * math.sqrt(ratings)), "ratings": ratings}
        options = [text for key, value in sizes.items() for text in (f"--{key}", str(value))]
        subprocess.run([MARQUEE, "data", "generate", part, *options, "--format", "csv", "--force"], check=True, stdout=sys.stderr)
        part.rename(path)
    return path


def number(text: str) -> int:
    return int(text.removesuffix("m")) * (1_000_000 if text.endswith("m") else 1)


def row(*cells: str) -> None:
    print("|", " | ".join(cells), "|", flush=True)


def shown(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds:.0f} s"


def report(name: str, by: str, result: Result, target: float) -> None:
    until = result.until(target)
    row(name, by, shown(until) if until else "never", shown(result.seconds), shown(result.before), shown(result.training),
        f"{result.rmse:.4f}", f"{result.peak / 2**30:.1f} GB")


def measure(name: str, data: Path, arguments: argparse.Namespace) -> None:
    # Of what Spark holds of a rating: itself, and blocks of it for users and for movies.
    heap = arguments.heap or 1 + math.ceil(number(name) * 110 / 2**30)
    common = ["--data", str(data), "--factors", "20", "--epochs", str(arguments.iterations), "--seed", "1",
              "--preset", "mllib", "--no-run"]
    spark = [*common, "--engine", "spark", "--curve", "last", "--conf", "spark.ui.enabled=false"]
    reached: list[float] = []

    def measured(by: str, options: list[str], others: list[int] = []) -> None:
        try:
            result = train(options, others)
        except RuntimeError as error:
            row(name, by, f"failed: {error}", *[""] * 5)
            return
        if "spark" in options:
            reached.append(result.rmse)
        report(name, by, result, max(reached, default=math.inf))

    measured(f"Spark, local[2] with {heap} GB", [*spark, "--master", "local[2]", "--conf", f"spark.driver.memory={heap}g"])
    each = math.ceil(heap / 2 + 0.5)
    with tempfile.TemporaryDirectory() as folder:
        cluster = Path(folder, "cluster")
        try:
            started = subprocess.run(
                [HERE / "cluster", "start", cluster, "2", "1", f"{each}g"], check=True, stdout=subprocess.PIPE, text=True)
            others = [int(path.read_text()) for path in cluster.glob("*.pid")]
            measured(
                f"Spark, two workers with {each} GB each",
                [*spark, "--master", started.stdout.strip(), "--staging", f"file://{folder}",
                 "--conf", "spark.driver.memory=2g", "--conf", f"spark.executor.memory={each}g"], others)
        finally:
            subprocess.run([HERE / "cluster", "stop", cluster])
    # It must not stop before the last of its iterations.
    patience = ["--patience", str(arguments.iterations)]
    measured("marquee, two threads", [*common, "--threads", "2", *patience])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ml1m", type=Path, help="MovieLens 1M, a folder or .zip")
    parser.add_argument("--ratings", default="1m,25m,100m", help="how many, millions with an m")
    parser.add_argument("--iterations", type=int, default=10)
    parser.add_argument("--heap", type=int, help="GB of Java's memory of all executors (default: by the number of ratings)")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser.add_argument("--cache", type=Path, default=caches / "marquee", help="where generated ratings are kept")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    # So that a cluster ends with what started it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    row(*COLUMNS)
    row(*["---"] * len(COLUMNS))
    for name in arguments.ratings.split(","):
        measure(name, arguments.ml1m if name == "1m" else generated(name, arguments.cache), arguments)


if __name__ == "__main__":
    main()
