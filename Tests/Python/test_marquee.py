"""The Python module, with the program: python3 -m unittest discover -s Tests/Python   # MARQUEE=path of the program"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "Sources" / "Python"))
os.environ.setdefault("MARQUEE", str(ROOT / ".build" / "release" / "marquee"))

import marquee  # noqa: E402

try:
    import numpy
except ImportError:
    numpy = None

needs_numpy = unittest.skipIf(numpy is None, "needs numpy")
needs_program = unittest.skipUnless(os.access(os.environ["MARQUEE"], os.X_OK), "needs the program")


class Case(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.log = self.folder / "events.jsonl"

    def events(self) -> list:
        return [json.loads(line) for line in self.log.read_text().splitlines()]

    def program(self, *arguments: str, **more) -> subprocess.CompletedProcess:
        home = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder), "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [marquee.program(), *arguments], capture_output=True, text=True, env=home, timeout=120, **more)


class Runs(Case):
    def test_says_what_happens_line_by_line(self) -> None:
        run = marquee.Run(self.log, epochs=2, batches=5, movie_ids=[3, "x"], data="mine")
        run.progress(1, 5, 2.5)
        run.log(epoch=1, loss=2.0, val_loss=float("nan"), accuracy=0.5)
        # Each line is there as soon as it is said.
        start, progress, epoch = self.events()
        run.end()
        run.end("failed")
        self.assertEqual(start, {"event": "start", "epochs": 2, "batches": 5, "movie_ids": [3, "x"], "data": "mine"})
        self.assertEqual(progress, {"event": "progress", "epoch": 1, "batch": 5, "loss": 2.5})
        self.assertEqual((epoch["epoch"], epoch["loss"], epoch["accuracy"]), (1, 2.0, 0.5))
        self.assertNotEqual(epoch["val_loss"], epoch["val_loss"])
        self.assertGreaterEqual(epoch["seconds"], 0)
        self.assertEqual(self.events()[-1], {"event": "end", "reason": "finished"})
        self.assertEqual(len(self.events()), 4)

    def test_ends_as_its_block_ends(self) -> None:
        for error, reason in ((None, "finished"), (KeyboardInterrupt(), "stopped"), (ValueError("no"), "failed")):
            try:
                with marquee.Run(self.log):
                    if error is not None:
                        raise error
            except (KeyboardInterrupt, ValueError):
                pass
            self.assertEqual(self.events()[-1]["reason"], reason)
        self.assertEqual(self.events()[-1]["error"], "ValueError: no")

    def test_what_cannot_be_written_is_one_warning_and_no_more(self) -> None:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            run = marquee.Run(self.folder / "none" / "events.jsonl")
            run.log(epoch=1, loss=1)
            run.end()
        self.assertEqual(len(caught), 1)
        self.assertIn("goes on", str(caught[0].message))

    def test_a_full_disk_does_not_end_the_training(self) -> None:
        usual = resource.getrlimit(resource.RLIMIT_FSIZE)
        ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (300, usual[1]))
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                run = marquee.Run(self.log)
                for epoch in range(1, 50):
                    run.log(epoch=epoch, loss=1 / epoch)
                run.end()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, usual)
            signal.signal(signal.SIGXFSZ, ignored)
        self.assertEqual(len([one for one in caught if "goes on" in str(one.message)]), 1)
        self.assertGreater(len(self.log.read_text().splitlines()), 1)

    @needs_numpy
    def test_numbers_of_any_library_are_numbers(self) -> None:
        run = marquee.Run(self.log)
        run.log(epoch=1, loss=numpy.float32(0.5), val_loss=numpy.array(0.25), count=numpy.int64(3))
        run.end()
        epoch = self.events()[1]
        self.assertEqual((epoch["loss"], epoch["val_loss"], epoch["count"]), (0.5, 0.25, 3))


@needs_numpy
class Factors(Case):
    def test_are_whole_files_beside_the_log(self) -> None:
        run = marquee.Run(self.log)
        run.log(epoch=1, loss=1)
        movies = numpy.arange(6.0).reshape(3, 2)
        run.factors(movies=movies, users=[[1, 2]], mean=3.5)
        run.end()
        told = self.events()[2]
        self.assertEqual(told["event"], "factors")
        self.assertEqual((told["epoch"], told["mean"]), (1, 3.5))
        kept = numpy.load(self.folder / told["movies"])
        self.assertEqual(kept.dtype, numpy.float32)
        self.assertTrue((kept == movies).all())
        self.assertEqual(sorted(path.suffix for path in self.folder.iterdir()), [".jsonl", ".npy", ".npy"])

    def test_beyond_what_is_kept_its_own_oldest_go(self) -> None:
        other = self.folder / "events-movies-0.npy"
        other.write_text("another's")
        run = marquee.Run(self.log, keep_epochs=2)
        for epoch in range(1, 5):
            run.log(epoch=epoch, loss=1)
            run.factors(movies=numpy.zeros((2, 2)))
        names = sorted(path.name for path in self.folder.glob("*.npy"))
        self.assertEqual(names, ["events-movies-0.npy", "events-movies-3.npy", "events-movies-4.npy"])
        small = marquee.Run(self.folder / "small.jsonl", keep_bytes=20)
        for epoch in (1, 2):
            small.log(epoch=epoch, loss=1)
            small.factors(movies=numpy.zeros((2, 2)))
        for one in (run, small):
            one.end()
        self.assertEqual([path.name for path in self.folder.glob("small*.npy")], ["small-movies-2.npy"])

    @needs_program
    def test_are_looked_into_by_the_program(self) -> None:
        with marquee.Run(self.log, epochs=1, movie_ids=["heat", "ronin", "babe"]) as run:
            run.log(epoch=1, loss=0.5, val_loss=0.75)
            run.factors(movies=[[1, 0], [0.9, 0.1], [-1, 0]], users=[[1, 0]])
        told = self.events()[2]
        ids = self.folder / "ids.txt"
        ids.write_text("heat\nronin\nbabe\n")
        said = self.program(
            "similar", "--like", "heat", "--count", "1", "--movies", str(self.folder / told["movies"]), "--users",
            str(self.folder / told["users"]), "--movie-ids", str(ids))
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("ronin", said.stdout)


@needs_numpy
class Opening(Case):
    def saved(self, model, **more) -> dict:
        options = marquee.save(model, str(self.folder), **more)
        return dict(zip(options[::2], options[1::2]))

    def test_takes_what_libraries_hold(self) -> None:
        items, users = numpy.ones((3, 2)), numpy.zeros((4, 2))
        implicit = SimpleNamespace(item_factors=items, user_factors=users)
        lightfm = SimpleNamespace(
            get_item_representations=lambda: (numpy.zeros(3), items),
            get_user_representations=lambda: (numpy.zeros(4), users))
        trainset = SimpleNamespace(
            global_mean=3.5, all_items=lambda: range(3), all_users=lambda: range(4),
            to_raw_iid=lambda row: f"i{row}", to_raw_uid=lambda row: f"u{row}")
        surprise = SimpleNamespace(
            trainset=trainset, qi=items, pu=users, bi=numpy.zeros(3), bu=numpy.zeros(4), biased=True)
        words = SimpleNamespace(index_to_key=["a", "b", "c"], vectors=items)
        embedding = SimpleNamespace(num_embeddings=3, weight=items)
        for model, keys in (
            (implicit, {"--movies", "--users"}),
            (lightfm, {"--movies", "--users", "--movie-biases", "--user-biases"}),
            (surprise, {"--movies", "--users", "--movie-biases", "--user-biases", "--mean", "--movie-ids", "--user-ids"}),
            (words, {"--movies", "--movie-ids"}), (SimpleNamespace(wv=words), {"--movies", "--movie-ids"}),
            (embedding, {"--movies"}), (items, {"--movies"}), ([[1, 2], [3, 4]], {"--movies"}),
        ):
            options = self.saved(model)
            self.assertEqual(set(options), keys)
            self.assertEqual(numpy.load(options["--movies"]).shape[1], 2)
        self.assertEqual(Path(self.saved(surprise)["--movie-ids"]).read_text(), "i0\ni1\ni2\n")

    def test_says_what_it_can_take(self) -> None:
        with self.assertRaises(TypeError) as caught:
            marquee.save(SimpleNamespace(), str(self.folder))
        self.assertIn("torch.nn.Embedding", str(caught.exception))

    @needs_program
    def test_is_what_the_program_reads(self) -> None:
        options = marquee.save([[1, 0], [0.9, 0.1], [-1, 0]], str(self.folder), ids=["heat", "ronin", "babe"])
        said = self.program("similar", "--like", "heat", "--count", "1", *options)
        self.assertEqual(said.returncode, 0, said.stderr)
        self.assertIn("ronin", said.stdout)

    def test_opens_the_program_and_leaves_nothing(self) -> None:
        with mock.patch("subprocess.run", return_value=SimpleNamespace(returncode=7)) as run:
            self.assertEqual(marquee.open([[1, 2]], measure="dot"), 7)
        command = run.call_args.args[0]
        self.assertEqual(command[1:3], ["open", "--movies"])
        self.assertEqual(command[-2:], ["--measure", "dot"])
        self.assertFalse(os.path.exists(command[3]))


@needs_numpy
@needs_program
class Training(Case):
    def setUp(self) -> None:
        super().setUp()
        environment = mock.patch.dict(os.environ, {"HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder)})
        environment.start()
        self.addCleanup(environment.stop)
        pairs = [(user, item) for user in range(30) for item in range(12) if (user + item) % 3]
        self.ratings = (
            [f"u{user}" for user, _ in pairs], [100 + item for _, item in pairs],
            [1 + (user * item) % 5 for user, item in pairs])

    def test_gives_arrays_back(self) -> None:
        trained = marquee.train(self.ratings, learner="adamax", epochs=2, factors=3, seed=1)
        self.assertEqual(trained.arrays["user_factors"].shape, (30, 3))
        self.assertEqual(trained.arrays["movie_factors"].shape, (12, 3))
        self.assertEqual(trained.movie_ids, list(range(100, 112)))
        self.assertEqual(sorted(trained.user_ids), sorted({f"u{user}" for user in range(30)}))
        self.assertEqual([epoch["epoch"] for epoch in trained.epochs], [1, 2])
        self.assertEqual(trained.settings["learner"]["adamax"]["factors"], 3)

    def test_says_what_the_program_says(self) -> None:
        with self.assertRaises(marquee.Error) as caught:
            marquee.train(str(self.folder / "none.csv"))
        self.assertIn("none.csv", str(caught.exception))


class Programs(Case):
    def test_is_where_the_variable_says(self) -> None:
        with mock.patch.dict(os.environ, {"MARQUEE": "/somewhere"}):
            self.assertEqual(marquee.program(), "/somewhere")

    def test_is_missed_with_a_word(self) -> None:
        with mock.patch.dict(os.environ, {"PATH": str(self.folder)}), mock.patch("sysconfig.get_path", return_value="/none"):
            del os.environ["MARQUEE"]
            with self.assertRaises(marquee.Error):
                marquee.program()


if __name__ == "__main__":
    unittest.main()
