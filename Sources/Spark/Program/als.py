"""Trains Spark MLlib's ALS and tells of it in event lines, a JSON object each.

    spark-submit --driver-java-options -Xss64m [options] als.py CONFIG.json

MLlib shows nothing between iterations, so a curve is runs of 1, 2, 4, 8 … n of them: with one seed and the same partitions
a shorter run is the beginning of a longer one. Equal runs are equal to the bit where one executor does all. Between several, MLlib
adds what they send in the order of its arrival, and last bits differ in a few factors.

Under spark-submit both outputs of this process come out of the JVM's standard output; what begins with {"event": is an event, and
all else is a log. Nothing here runs Python on the workers.

Each point that is the best so far is brought home at once, so that it outlives the cluster: movies always, users where they are few
or else at the end.
"""

import json
import os
import shutil
import signal
import sys
import threading
import time
import traceback
from pathlib import PurePosixPath
from typing import Any

from marquee_spark.catalogue import write_catalogue
from marquee_spark.cluster import session, unstage
from marquee_spark.events import BATCHES, Events
from marquee_spark.faults import Fault, Stopped, in_words, redacted
from marquee_spark.learning import Point, errors, fit, forget
from marquee_spark.lists import Lists
from marquee_spark.ratings import prepare
from marquee_spark.tables import MOST_AT_HOME, Column, rows_of, write_tables
from marquee_spark.watch import Watch, listen


class Run:
    """One training: points of the curve, the best of them kept."""

    def __init__(self, config: dict, events: Events, watch: Watch) -> None:
        self.config, self.events, self.watch = config, events, watch
        self.spark: Any = None
        self.ratings: Any = None
        self.lists: Lists | None = None
        self.best: Point | None = None
        self.is_whole = False  # whether the file has the best point with all users that are wanted
        self.is_implicit = config["learner"] == "implicit-als"

    @property
    def points(self) -> list[int]:
        last = self.config["iterations"]
        powers = [1 << n for n in range(last.bit_length()) if 1 << n < last]
        return (powers if self.config.get("curve") == "doubling" else []) + [last]

    def tasks(self, iterations: int) -> int:
        """As many as MLlib runs: a stage each half iteration, two of implicit feedback, seven around them and five to measure."""
        return self.config["blocks"] * ((4 if self.is_implicit else 2) * iterations + 12)

    def train(self) -> None:
        watch = self.watch
        self.events.put("status", text="connecting to the cluster")
        self.spark = session(watch, self.events, self.config["blocks"], self.config["iterations"])
        # After Spark's own handler of the one.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: watch.cancel(Stopped()))
        if folder := self.config.get("checkpoint"):
            self.spark.sparkContext.setCheckpointDir(folder)
        watch.begin("reading the ratings")
        self.ratings = prepare(self.spark, self.config, self.events)
        if self.is_implicit and self.ratings.validation:
            self.lists = Lists(self.config, self.ratings)
        self.start()
        if path := self.config.get("catalogue"):
            watch.begin("bringing movies and users home")
            write_catalogue(path, self.ratings)
            self.events.put("catalogue", path=path)
        watch.work_all = sum(n + 5 for n in self.points)
        for iterations in self.points:
            watch.begin(f"{iterations} iterations", iterations, self.tasks(iterations), work=iterations + 5)
            self.point(iterations)

    def start(self) -> None:
        ratings, config = self.ratings, self.config
        self.events.put(
            "start", version=1, data=self.name, preset=config["learner"], train=ratings.train, validation=ratings.validation,
            users=ratings.users, movies=ratings.items, epochs=config["iterations"], batches=BATCHES, step="part", points=self.points,
            measure="ndcg" if self.is_implicit else "loss", config=self.settings)

    def point(self, iterations: int) -> None:
        began = time.monotonic()
        model, cached = fit(self.spark, self.config, self.ratings, iterations)
        seconds = time.monotonic() - began
        loss, val_loss, cold = None, None, 0
        if self.lists:
            val_loss, cold = self.lists.measure(model)
        elif not self.is_implicit:
            loss, val_loss, cold = errors(model, self.ratings)
        # The last digits of a mean depend on the order of its parts.
        loss, val_loss = (value and float(f"{value:.10g}") for value in (loss, val_loss))
        point = Point(iterations, model, cached, loss, val_loss, cold)
        is_best = self.best is None or val_loss is None or self.best.val_loss is None or (
            val_loss > self.best.val_loss if self.is_implicit else val_loss < self.best.val_loss)
        self.events.put(
            "epoch", epoch=iterations, loss=loss, val_loss=val_loss, seconds=round(seconds, 6),
            ratings_per_second=round(self.ratings.train * iterations / seconds), best=is_best, cold=cold)
        forget(self.spark, self.best if is_best else point)
        if is_best:
            self.best, self.is_whole = point, False
            # Whatever becomes of the cluster, this point is at home: its movies always, many users at the end only.
            users = self.config["users"]
            self.keep(users if self.ratings.users * self.config["factors"] <= MOST_AT_HOME // 10 else "none")

    def finish(self) -> None:
        """Brings home what is not yet; also after a stop."""
        if self.best and not self.is_whole:
            self.watch.begin("bringing the factors home")
            self.keep(self.config["users"])

    def keep(self, users: Any) -> None:
        best, config, indexes = self.best, self.config, self.ratings.indexes
        assert best
        features = best.model.userFactors.limit(0) if users == "none" else best.model.userFactors
        if users != "none" and self.ratings.chosen is not None:
            features = features.join(self.ratings.chosen, "id", "left_semi")
        factors = [Column("factors", "F32", [config["factors"]])]
        matrices = [
            rows_of(name, table.withColumnRenamed("features", "factors"), factors, indexes.get(column))
            for name, column, table in (("user", "user", features), ("movie", "item", best.model.itemFactors))]
        metadata = {
            "format": "marquee", "version": "1", "model": "preferences" if self.is_implicit else "factors", "data": self.name,
            "preset": config["learner"], "learner": config["learner"], "settings": json.dumps(self.settings, separators=(",", ":")),
            "seed": str(config["seed"] % (1 << 64)), "epoch": str(best.iterations), "engine": "spark"}
        if best.val_loss is not None:
            metadata["val_loss"] = repr(best.val_loss)
        # Beside 1 + alpha for what was observed stands 1 for what was not.
        scalars = {"unobserved_weight": 1 / (config.get("alpha") or 1.0)} if self.is_implicit else {}
        write_tables(config["weights"], metadata, matrices, scalars)
        self.is_whole = users == config["users"]
        self.watch.best = {"best_epoch": best.iterations, "best_val_loss": best.val_loss}
        self.events.put("weights", path=config["weights"], users=matrices[0].count, movies=matrices[1].count, epoch=best.iterations)

    def clear(self) -> None:
        """Takes away what the cluster has of this run alone."""
        if (staging := self.config.get("stage")) and self.spark:
            try:
                unstage(self.spark, staging["to"])
            except Exception as error:
                print(f"{staging['to']} could not be removed: {in_words(error)}", file=sys.stderr)

    def abandon(self) -> None:
        """The same where nobody waits for it any more: who started it may be dead, and would have taken its folder away."""
        if folder := self.config.get("folder"):
            shutil.rmtree(folder, ignore_errors=True)
        self.clear()

    @property
    def name(self) -> str:
        return self.config.get("name") or PurePosixPath(self.config["data"]["path"].rstrip("/")).name.split(".")[0]

    @property
    def settings(self) -> dict:
        """As the program's own settings are written. MLlib's λ n is its power 1."""
        config = self.config
        if given := config.get("settings"):
            return given
        learner = {"factors": config["factors"], "regularization": config["regularization"], "regularizationPower": 1}
        if self.is_implicit:
            learner["alpha"] = config.get("alpha")
        return {"learner": {config["learner"]: learner}, "preset": config["learner"], "schedule": {"epochs": config["iterations"]},
                "seed": config["seed"], "validation": config["validation"]}


def outcome(run: Run, watch: Watch) -> tuple[str, BaseException | None]:
    try:
        run.train()
        run.finish()
        return "finished", None
    except BaseException as error:
        # What Spark says of jobs that were cancelled is not why they were.
        cause = Stopped() if isinstance(error, KeyboardInterrupt) else watch.cause or error
        if not isinstance(cause, (Stopped, Fault)):
            log_trace(run.spark)
    if not isinstance(cause, Stopped):
        return "failed", cause
    watch.forgive()
    try:
        run.finish()
    except BaseException as error:
        if not isinstance(watch.cause, Stopped):  # a second stop leaves it at what is at home
            return "failed", watch.cause or error
    return "stopped", None


def log_trace(spark: Any) -> None:
    """To the JVM's standard error: this process' own comes out of spark-submit's standard output."""
    trace = redacted(traceback.format_exc())
    try:
        spark._jvm.System.err.println(trace)
    except Exception:
        print(trace, file=sys.stderr)


def main(arguments: list[str]) -> int:
    events, began = Events(), time.monotonic()
    try:
        with open(arguments[1], encoding="utf-8") as file:
            config = json.load(file)
        if config["version"] != 1:
            raise Fault(f"the configuration has version {config['version']}, and this program reads 1; use those of one release")
        config["blocks"] = config.get("blocks") or 10
        watch = Watch(events)
        run = Run(config, events, watch)
    except Exception as error:
        events.put("end", reason="failed", error=in_words(error), seconds=time.monotonic() - began)
        return 1
    if config.get("control"):
        threading.Thread(target=listen, args=[config["control"], watch, run.abandon], daemon=True).start()
    watch.clear = run.clear
    watch.start()
    reason, error = outcome(run, watch)
    keys = {"error": in_words(error)} if error else {}
    events.put("end", reason=reason, seconds=round(time.monotonic() - began, 6), **keys, **watch.best)
    if run.spark:
        # A cluster that is gone must not hold the end up.
        threading.Timer(10, os._exit, [reason == "failed"]).start()
        run.clear()
        try:
            run.spark.stop()
        except Exception:
            pass
    return int(reason == "failed")


if __name__ == "__main__":
    status = main(sys.argv)
    sys.stderr.flush()
    os._exit(status)
