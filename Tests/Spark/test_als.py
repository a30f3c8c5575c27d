"""Tests of the program that spark-submit runs, in one local Spark. Started by Tests/Spark/run."""

import json
import math
import os
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from unittest.mock import MagicMock

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "../../Sources/Spark/Program/als.py"
WORK = Path(os.environ["MARQUEE_SPARK_WORK"])

sys.path.insert(0, str(PROGRAM.parent))
import als  # noqa: E402
from marquee_spark import events as event_lines, faults, ratings as rating_tables, source, watch  # noqa: E402


def hashed(*values: int | str) -> int:
    """Spark's xxhash64 of numbers: each is hashed by XXH64 with the hash of those before it as the seed, from 42."""
    mask, p = (1 << 64) - 1, (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)

    def turned(value: int, bits: int) -> int:
        return (value << bits | value >> (64 - bits)) & mask

    result = 42
    for value in values:
        one = (result + p[4] + 8) & mask
        one ^= turned(value * p[1] & mask, 31) * p[0] & mask
        one = (turned(one, 27) * p[0] + p[3]) & mask
        one = (one ^ one >> 33) * p[1] & mask
        one = (one ^ one >> 29) * p[2] & mask
        result = one ^ one >> 32
    return result - (1 << 64) if result >> 63 else result


def held_out(seed: int, user: int, item: int, share: float = 0.1) -> bool:
    return hashed(seed, user, item) % 1_000_000 < share * 1_000_000


def made_ratings(users: int = 150, items: int = 100, share: float = 0.3) -> list[tuple[int, int, float]]:
    """Half stars of planted factors; ids with gaps."""
    random = np.random.default_rng(7)
    p, q = random.normal(0, 0.8, (users, 3)), random.normal(0, 0.8, (items, 3))
    stars = np.clip(np.round(2 * (3.2 + p @ q.T + random.normal(0, 0.3, (users, items)))) / 2, 0.5, 5)
    return [(3 * int(u) + 1, 7 * int(i) + 2, float(stars[u, i])) for u, i in zip(*np.nonzero(random.random((users, items)) < share))]


RATINGS = made_ratings()
RAW = WORK / "ratings.csv"


def write_csv(path: Path, rows: list[tuple], header: str | None = "userId,movieId,rating", separator: str = ",") -> Path:
    lines = ([header] if header else []) + [separator.join(map(str, row)) for row in rows]
    path.write_text("\n".join(lines) + "\n")
    return path


def configuration(folder: Path, data: Path | str = RAW, **changes) -> dict:
    columns = {"format": None, "columns": None, "separator": None, "header": None}
    of_data = {key: changes.pop(key) for key in columns if key in changes}
    path = data if "://" in str(data) else f"file://{data}"
    return {
        "version": 1, "name": "made", "data": {"path": path, **columns, **of_data}, "stage": None, "learner": "als", "factors": 4,
        "regularization": 0.1, "alpha": 40.0, "iterations": 4, "seed": 1, "validation": 0.1, "curve": "doubling", "users": "all",
        "blocks": 2, "weights": str(folder / "weights.safetensors"), "control": None, **changes}


class Recorder(event_lines.Events):
    """Events kept instead of printed."""

    def __init__(self) -> None:
        self.lock, self.ended, self.events = threading.Lock(), False, []

    def put(self, event: str, **keys) -> None:
        self.events.append({"event": event, **json.loads(json.dumps(keys))})

    def texts(self) -> str:
        return "\n".join(event["text"] for event in self.events if event["event"] == "message")

    def of(self, event: str) -> list[dict]:
        return [one for one in self.events if one["event"] == event]


def spark_here():
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR",
                "spark.sql.ansi.enabled": "false", "spark.sql.adaptive.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()


def train_here(folder: Path, **changes) -> tuple[Recorder, dict[str, np.ndarray]]:
    events, config = Recorder(), configuration(folder, **changes)
    looking = watch.Watch(events)
    looking.start()
    try:
        run = als.Run(config, events, looking)
        run.train()
        run.finish()
    finally:
        events.ended = True
        looking.join()
    return events, load_file(config["weights"])


class Case(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory(dir=WORK)
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        began = time.monotonic()
        self.addCleanup(lambda: print(f"{time.monotonic() - began:.1f} s", end=" ", file=sys.stderr))


class Words(unittest.TestCase):
    def test_secrets_are_in_no_message(self):
        for text in (
            "s3a://AKIA:hush@bucket/x", "s3a://AKIA:hu/sh:hush@bucket", "fs.s3a.secret.key=hush", "https://x/y?X-Amz-Signature=hush&a=b",
            "password: hush", '{"password": "hush"}', "password='a hush'", "fs.azure.account.key.x.dfs.core.windows.net=hush", "https://x?sv=1&sig=hush",
            "X-Amz-Credential=hush", "Authorization: Bearer hush", "fs.s3a.secret.key hush", "(fs.s3a.secret.key,hush)", "passphrase=hush",
        ):
            self.assertNotIn("hush", faults.redacted(text), text)
        for text in ("spark://host:7077 and hdfs://name/path", "executor 3 on host:7077 is lost", "mail me@here: nothing is there",
                     *(words for _, words in faults.FAULTS)):
            self.assertEqual(faults.redacted(text), text)

    def test_exceptions_become_plain_words(self):
        for text, words in (
            ("java.io.IOException: No space left on device", "disk is full"),
            ("ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Command exited with code 52", "memory"),
            ("java.io.FileNotFoundException: File file:/data/x.csv does not exist", "file:/data/x.csv is not there for an executor"),
            ('org.apache.hadoop.fs.UnsupportedFileSystemException: No FileSystem for scheme "s3"', "file system for this path (s3)"),
            ("AccessControlException: Permission denied: user=me, access=WRITE", "permission denied"),
            ("Job 3 cancelled because SparkContext was shut down", "ended from outside"),
            ("java.lang.StackOverflowError", "-Xss"),
            ("[Errno 2] No such file or directory: '/home/me/w.safetensors.part'", "no folder /home/me on this machine"),
            ("java.net.UnknownHostException: nowhere", "by the name nowhere"),
        ):
            said = faults.in_words(RuntimeError(text + "\n\tat org.apache.spark.Some.method(Some.scala:12)"))
            self.assertIn(words, said)
            self.assertNotIn("\n", said)
            self.assertNotIn(".scala", said)
        trace = "An error occurred\n: org.apache.spark.SparkException: aborted\nCaused by: java.lang.Odd: something odd\n\tat x.y(Z.java:1)"
        self.assertEqual(faults.in_words(RuntimeError(trace)), "something odd")

    def test_columns_are_known_by_their_names(self):
        for name, role in (("userId", "user"), ("user_id:token", "user"), ("UserID", "user"), ("movieId", "item"), ("item_id", "item"),
                           ("Rating", "rating"), ("score", "rating"), ("timestamp", None), ("x", None)):
            self.assertEqual(source.role(name), role, name)

    def test_the_split_is_what_is_written_for_others(self):
        for pair in json.loads((HERE / "split.json").read_text())["numbers"]:
            self.assertEqual(hashed(pair["seed"], pair["user"], pair["item"]), pair["hash"])
            self.assertEqual(held_out(pair["seed"], pair["user"], pair["item"]), pair["held"])


class Executors(unittest.TestCase):
    """What is made of executors that come and go."""

    def look(self, *times: dict[str, int]) -> tuple[Recorder, watch.Watch]:
        """At each time the executors that are there, with the tasks that they have done."""
        events = Recorder()
        looking = watch.Watch(events)
        for there in times:
            context = MagicMock(master="spark://host:7077")
            java = context._jsc.sc()
            java.conf().getTimeAsSeconds.side_effect = lambda _, usual: int(usual.rstrip("s"))
            listed = [MagicMock(**{"id.return_value": id, "hostPort.return_value": "host:1", "completedTasks.return_value": tasks})
                      for id, tasks in {"driver": 0, **there}.items()]
            java.statusStore().executorList.return_value = MagicMock(
                **{"size.return_value": len(listed), "apply.side_effect": listed.__getitem__})
            looking.look_at_executors(context)
        return events, looking

    def test_come_and_go(self):
        events, looking = self.look({}, {"0": 0, "1": 3}, {"1": 5})
        self.assertEqual([event["text"] for event in events.events][-1], "executor 0 on host:1 is lost")
        self.assertIn("executor 1 on host:1 has joined", events.texts())
        self.assertIsNone(looking.cause)

    def test_that_end_before_they_work(self):
        lives = [{str(id): 0} for id in range(10)]
        _, looking = self.look(*lives)
        self.assertIsNone(looking.cause)
        _, looking = self.look(*lives, {})
        self.assertIn("10 executors in a row ended before they had done a task", str(looking.cause))
        # One that works is enough, dead or alive.
        _, looking = self.look(*lives[:9], {"9": 1}, {"10": 0}, {})
        self.assertIsNone(looking.cause)
        _, looking = self.look(*(life | {"good": 1} for life in lives), {"good": 2})
        self.assertIsNone(looking.cause)


class Steps(Case):
    """One local Spark for all."""

    @classmethod
    def setUpClass(cls):
        cls.spark = spark_here()
        write_csv(RAW, RATINGS)

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def prepared(self, path: Path, **changes) -> tuple[rating_tables.Ratings, Recorder]:
        events = Recorder()
        config = configuration(self.folder, path, **changes)
        return rating_tables.prepare(self.spark, config, events), events

    def fault(self, path: Path, **changes) -> str:
        with self.assertRaises(faults.Fault) as caught:
            self.prepared(path, **changes)
        return str(caught.exception)

    def test_spark_hashes_as_is_written_for_others(self):
        for kind, pairs in json.loads((HERE / "split.json").read_text()).items():
            for pair in pairs:
                quoted = [f"{pair[key]}L" if kind == "numbers" else f"'{pair[key]}'" for key in ("user", "item")]
                row = self.spark.sql(f"SELECT xxhash64(CAST({pair['seed']} AS BIGINT), {', '.join(quoted)}) AS hash").first()
                self.assertEqual(row.hash, pair["hash"])

    def test_the_split_depends_on_nothing_but_seed_user_and_item(self):
        ratings, _ = self.prepared(RAW)
        held = {(row.user, row.item) for row in ratings.data.where("held").collect()}
        self.assertEqual(held, {(user, item) for user, item, _ in RATINGS if held_out(1, user, item)})
        self.assertEqual((ratings.train, ratings.validation), (len(RATINGS) - len(held), len(held)))
        other, _ = self.prepared(write_csv(self.folder / "backwards.csv", RATINGS[::-1]), blocks=3)
        self.assertEqual({(row.user, row.item) for row in other.data.where("held").collect()}, held)

    def test_every_layout_is_the_same_ratings(self):
        expected = self.prepared(RAW)[0].data.orderBy("user", "item").collect()
        turned = [(rating, 0, item, user) for user, item, rating in RATINGS]
        parts = self.folder / "parts"
        parts.mkdir()
        write_csv(parts / "part-0.csv", RATINGS[:50])
        write_csv(parts / "part-1.csv", RATINGS[50:])
        self.spark.read.csv(str(RAW), header=True, inferSchema=True).write.parquet(str(self.folder / "ratings"))
        for path, options in (
            (write_csv(self.folder / "double.dat", RATINGS, None, "::"), {}),
            (write_csv(self.folder / "tabs.tsv", RATINGS, None, "\t"), {}),
            (write_csv(self.folder / "turned.csv", turned, "stars,junk,title,who"), {"columns": ["rating", "_", "item", "user"]}),
            (write_csv(self.folder / "bare.csv", turned, None), {"columns": ["rating", "_", "item", "user"]}),
            (parts, {}),
            (self.folder / "ratings", {}),
        ):
            with self.subTest(path.name):
                self.assertEqual(self.prepared(path, **options)[0].data.orderBy("user", "item").collect(), expected)

    def test_what_is_no_rating_is_left_out_and_counted(self):
        rows = RATINGS + [(1, 2, "NaN"), (1, 9, "good"), (4, 2, ""), (4, 9, "inf"), ("", 9, 3), (7, "", 3)]
        ratings, events = self.prepared(write_csv(self.folder / "odd.csv", rows))
        self.assertEqual(ratings.train + ratings.validation, len(RATINGS))
        self.assertIn("4 rows whose rating is no finite number", events.texts())
        self.assertIn("2 rows without a user or an item", events.texts())

    def test_ratings_that_are_there_twice_are_all_kept(self):
        ratings, events = self.prepared(write_csv(self.folder / "twice.csv", RATINGS + RATINGS[:3]))
        self.assertEqual(ratings.train + ratings.validation, len(RATINGS) + 3)
        self.assertIn("3 ratings are of a user and an item that are rated already", events.texts())

    def test_what_cannot_be_read_says_what_was_expected(self):
        self.assertIn("does not exist", self.fault(self.folder / "nowhere.csv"))
        (self.folder / "empty.csv").touch()
        self.assertIn("is empty", self.fault(self.folder / "empty.csv"))
        self.assertEqual(
            self.fault(write_csv(self.folder / "named.csv", RATINGS, "userId,thing,rating")),
            "no column for item among userId, thing, rating; say what each holds, as --columns user,item,rating,_")
        self.assertIn("2 columns are named and 3 are there", self.fault(RAW, columns=["user", "item"]))
        self.assertIn("none of 2 rows has", self.fault(write_csv(self.folder / "texts.csv", [(1, 2, "good"), (1, 3, "bad")])))
        self.assertIn("none trains", self.fault(RAW, validation=1.0))

    def test_text_ids_come_home(self):
        rows = [(f"u{user}" if user % 2 else user, f"é{item}" if item % 3 else f"00{item}", rating) for user, item, rating in RATINGS]
        events, tensors = train_here(self.folder, data=write_csv(self.folder / "texts.csv", rows), iterations=1)
        self.assertIn("indexing user ids", events.texts())
        for name, expected in (("user", {str(row[0]) for row in rows}), ("movie", {row[1] for row in rows})):
            text, ends = tensors[f"{name}_ids"].tobytes(), tensors[f"{name}_id_offsets"]
            ids = [text[begin:end].decode() for begin, end in zip(ends, ends[1:])]
            # Numbers by size, then texts by their bytes.
            order = sorted(expected, key=lambda id: (not id.isdigit() or id[0] == "0", int(id) if id.isdigit() and id[0] != "0" else 0, id.encode()))
            self.assertEqual(ids, order)
            self.assertEqual(tensors[f"{name}_factors"].shape, (len(order), 4))

    def test_large_numbers_as_ids_change_nothing_but_the_ids(self):
        far = 10**12
        rows = [(user + far, item, rating) for user, item, rating in RATINGS]
        _, tensors = train_here(self.folder, data=write_csv(self.folder / "large.csv", rows), iterations=2)
        self.assertEqual(tensors["user_ids"].tolist(), sorted({row[0] for row in rows}))
        self.assert_solved(tensors, rows)

    def assert_solved(self, tensors: dict[str, np.ndarray], rows: list[tuple], regularization: float = 0.1) -> None:
        """MLlib solves users last: theirs are the exact ridge solutions, λ times a user's ratings, of the movies'."""
        places = {id: place for place, id in enumerate(tensors["movie_ids"].tolist())}
        movies = tensors["movie_factors"].astype(float)
        trained: dict[int, list] = {}
        for user, item, rating in rows:
            if not held_out(1, user, item):
                trained.setdefault(user, []).append((places[item], rating))
        self.assertEqual(tensors["user_ids"].tolist(), sorted(trained))
        for user, factors in zip(tensors["user_ids"].tolist(), tensors["user_factors"]):
            q = movies[[place for place, _ in trained[user]]]
            r = np.array([rating for _, rating in trained[user]])
            exact = np.linalg.solve(q.T @ q + regularization * len(r) * np.eye(q.shape[1]), q.T @ r)
            np.testing.assert_allclose(factors, exact, atol=1e-3)

    def test_users_of_a_sample_or_none(self):
        _, tensors = train_here(self.folder, users={"sample": 10}, iterations=1)
        self.assertEqual(tensors["user_factors"].shape, (10, 4))
        self.assertTrue((np.diff(tensors["user_ids"]) > 0).all())
        _, tensors = train_here(self.folder, users="none", iterations=1)
        self.assertEqual((tensors["user_factors"].shape, tensors["user_ids"].shape), ((0, 4), (0,)))
        self.assertEqual(len(tensors["movie_ids"]), len({item for _, item, _ in RATINGS}))

    def test_a_catalogue_has_what_a_person_browses(self):
        rows = [(user, f"é{item}" if item % 3 else item, rating) for user, item, rating in RATINGS]
        path, users = write_csv(self.folder / "texts.csv", rows), []
        for seed in (1, 2):
            catalogue = self.folder / f"{seed}.safetensors"
            train_here(self.folder, data=path, iterations=1, seed=seed, users={"sample": 20}, catalogue=str(catalogue))
            tensors = load_file(catalogue)
            text, ends = tensors["movie_ids"].tobytes(), tensors["movie_id_offsets"]
            movies = [text[begin:end].decode() for begin, end in zip(ends, ends[1:])]
            of = {id: [row[2] for row in rows if str(row[1]) == id] for id in movies}
            self.assertEqual(set(movies), {str(row[1]) for row in rows})
            self.assertEqual(tensors["movie_counts"].tolist(), [len(of[id]) for id in movies])
            np.testing.assert_allclose(tensors["movie_means"], [np.mean(of[id]) for id in movies], rtol=1e-6)
            self.assertEqual((len(tensors["user_ids"]), sorted(tensors["user_ids"])), (20, tensors["user_ids"].tolist()))
            # Ratings name rows by their keys.
            ids = dict(zip(tensors["user_keys"].tolist(), tensors["user_ids"].tolist()))
            titles = dict(zip(tensors["movie_keys"].tolist(), movies))
            columns = [tensors[f"rating_{name}"].tolist() for name in ("users", "movies", "values")]
            found = sorted((ids[user], titles[movie], value) for user, movie, value in zip(*columns))
            self.assertEqual(found, sorted((user, str(item), rating) for user, item, rating in rows if user in tensors["user_ids"]))
            held = tensors["rating_held"].astype(bool)
            self.assertTrue(0 < held.mean() < 0.3)
            users.append((tensors["user_ids"].tolist(), load_file(self.folder / "weights.safetensors")["user_ids"].tolist()))
        # Every run brings the same users home.
        self.assertEqual(users[0][0], users[1][0])
        self.assertTrue(set(users[0][1]) <= set(users[0][0]))

    def test_implicit_feedback_is_measured_by_lists(self):
        counts = [(user, item, int(2 * rating)) for user, item, rating in RATINGS if rating > 3]
        events, tensors = train_here(self.folder, data=write_csv(self.folder / "counts.csv", counts), learner="implicit-als", iterations=2)
        self.assertEqual(events.of("start")[0]["measure"], "ndcg")
        users, movies = tensors["user_ids"].tolist(), tensors["movie_ids"].tolist()
        gains = []
        for user in users:
            mine = [item for one, item, _ in counts if one == user]
            wanted = {item for item in mine if held_out(1, user, item) and item in movies}
            scores = tensors["movie_factors"] @ tensors["user_factors"][users.index(user)]
            unseen = [place for place, item in enumerate(movies) if item not in mine or item in wanted]
            top = [movies[place] for place in sorted(unseen, key=lambda place: -scores[place])[:10]]
            if wanted:
                ideal = sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted))))
                gains.append(sum(1 / math.log2(place + 2) for place, item in enumerate(top) if item in wanted) / ideal)
        best = [event for event in events.of("epoch") if event["best"]][-1]
        self.assertEqual(events.of("weights")[-1]["epoch"], best["epoch"])
        self.assertAlmostEqual(best["val_loss"], np.mean(gains), places=4)

    def test_a_local_file_is_staged_and_goes_again(self):
        target, events = self.folder / "there" / "ratings.csv", Recorder()
        config = configuration(self.folder, "file:///nowhere.csv", stage={"from": str(RAW), "to": f"file://{target}"})
        run = als.Run(config, events, watch.Watch(events))
        run.spark = self.spark
        rating_tables.prepare(self.spark, config, events)
        self.assertEqual(target.read_text(), RAW.read_text())
        self.assertIn("copied", events.texts())
        run.clear()
        self.assertFalse(target.exists())

    def test_a_shorter_run_is_the_beginning_of_a_longer_one(self):
        longer, tensors = train_here(self.folder)
        shorter, _ = train_here(self.folder, iterations=2)
        self.assertEqual([event["epoch"] for event in longer.of("epoch")], [1, 2, 4])
        for one, other in zip(longer.of("epoch"), shorter.of("epoch")):
            self.assertEqual((one["loss"], one["val_loss"]), (other["loss"], other["val_loss"]))
        self.assert_solved(tensors, RATINGS)

    def test_what_is_told_is_true(self):
        events, tensors = train_here(self.folder)
        start, = events.of("start")
        self.assertEqual((start["version"], start["epochs"], start["points"], start["measure"]), (1, 4, [1, 2, 4], "loss"))
        self.assertEqual(start["train"] + start["validation"], len(RATINGS))
        told = [(event["epoch"], event["batch"]) for event in events.of("progress")]
        self.assertTrue(told)
        self.assertEqual(told, sorted(set(told)))
        self.assertTrue(all(batch < start["batches"] for _, batch in told))
        users = dict(zip(tensors["user_ids"].tolist(), tensors["user_factors"]))
        movies = dict(zip(tensors["movie_ids"].tolist(), tensors["movie_factors"]))
        held = [row for row in RATINGS if held_out(1, *row[:2])]
        errors = [rating - users[user] @ movies[item] for user, item, rating in held if user in users and item in movies]
        last = events.of("epoch")[-1]
        self.assertEqual(last["cold"], len(held) - len(errors))
        self.assertAlmostEqual(last["val_loss"], float(np.mean(np.square(errors))), places=5)
        weights = self.folder / "weights.safetensors"
        self.assertEqual(weights.stat().st_mode & 0o777, 0o600)
        with safe_open(weights, "np") as file:
            metadata = file.metadata()
        self.assertEqual((metadata["format"], metadata["version"], metadata["model"], metadata["epoch"]), ("marquee", "1", "factors", "4"))
        self.assertEqual(float(metadata["val_loss"]), last["val_loss"])

    def test_equal_runs_are_equal_to_the_bit_in_one_executor(self):
        found = []
        for name, rows in (("one", RATINGS), ("other", RATINGS[::-1])):
            train_here(self.folder, data=write_csv(self.folder / f"{name}.csv", rows), iterations=3, curve="last")
            found.append((self.folder / "weights.safetensors").read_bytes())
        self.assertEqual(found[0], found[1])


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
