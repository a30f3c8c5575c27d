"""The callbacks, driven as their libraries drive them; the libraries themselves run in Tests/Peers/callbacks.py."""

import importlib
import sys
from types import ModuleType, SimpleNamespace

import pytest

numpy = pytest.importorskip("numpy")


@pytest.fixture
def imported(monkeypatch):
    """`imported("keras")` is the module `marquee.keras` on a stand-in of the library with a class of no methods."""

    def load(name, *path):
        module = ModuleType(path[0])
        for inner in path:
            module = ModuleType(inner)
            monkeypatch.setitem(sys.modules, inner, module)
        module.Callback = module.TrainerCallback = type("Callback", (), {})
        if name == "keras":
            module.callbacks = module
        monkeypatch.delitem(sys.modules, f"marquee.{name}", raising=False)
        return importlib.import_module(f"marquee.{name}")

    return load


def told(events, *keys):
    return [[one.get(key) for key in ("event", *keys)] for one in events()]


def test_keras(imported, log, events):
    layer = SimpleNamespace(get_weights=lambda: [numpy.ones((3, 2))])
    callback = imported("keras", "keras").Events(log, factors={"movies": "items", "users": layer}, data="mine", progress_every=0)
    callback.params = {"epochs": 1, "steps": 2}
    callback.model = SimpleNamespace(get_layer=lambda name: {"items": layer}[name])
    callback.on_train_begin()
    callback.on_epoch_begin(0)
    callback.on_train_batch_end(0, {"loss": 3.0})
    callback.on_train_batch_end(1, {"loss": 2.0})
    callback.on_epoch_end(0, {"loss": 2.0, "val_loss": 2.5, "auc": 0.75, "epoch": 9})
    callback.on_train_end()
    assert events()[0] == {"event": "start", "data": "mine", "epochs": 1, "batches": 2}
    assert told(events, "epoch", "batch", "loss", "val_loss", "auc", "movies", "users")[1:] == [
        ["progress", 1, 1, 3.0, None, None, None, None],
        ["progress", 1, 2, 2.0, None, None, None, None],
        ["epoch", 1, None, 2.0, 2.5, 0.75, None, None],
        ["factors", 1, None, None, None, None, "events-movies-1.npy", "events-users-1.npy"],
        ["end", None, None, None, None, None, None, None],
    ]


def test_a_name_that_is_not_there_ends_nothing_later(imported, lightning, log):
    callback = imported("keras", "keras").Events(log, factors={"movies": "itmes"})
    callback.params, callback.model = {}, SimpleNamespace(get_layer=lambda name: {}[name])
    with pytest.raises(KeyError):
        callback.on_train_begin()
    with pytest.raises(AttributeError):
        lightning.Events(log, factors={"movies": "net.itmes"}).on_train_start(trainer(), SimpleNamespace(net=None))


@pytest.fixture
def lightning(imported):
    return imported("lightning", "lightning", "lightning.pytorch", "lightning.pytorch.callbacks")


def trainer(**more):
    return SimpleNamespace(**{
        "is_global_zero": True, "max_epochs": 1, "num_training_batches": 4, "current_epoch": 0,
        "interrupted": False, "callback_metrics": {"train_loss": 1.5, "val_loss": 2.5, "auc": 0.75}, **more})


def test_lightning(lightning, log, events):
    module = SimpleNamespace(net=SimpleNamespace(items=SimpleNamespace(num_embeddings=3, weight=numpy.ones((3, 2)))))
    callback = lightning.Events(log, factors={"movies": "net.items"}, progress_every=0)
    callback.on_train_start(trainer(), module)
    for batch in (1, 3):
        callback.on_train_batch_end(trainer(), module, {"loss": 4.0 - batch}, None, batch)
    callback.on_train_epoch_end(trainer(), module)
    callback.on_train_end(trainer(), module)
    assert events()[0] == {"event": "start", "epochs": 1, "batches": 4}
    assert told(events, "epoch", "batch", "loss", "val_loss", "auc", "movies", "reason")[1:] == [
        ["progress", 1, 2, 3.0, None, None, None, None],
        ["progress", 1, 4, 1.0, None, None, None, None],
        ["epoch", 1, None, 1.5, 2.5, 0.75, None, None],
        ["factors", 1, None, None, None, None, "events-movies-1.npy", None],
        ["end", None, None, None, None, None, None, "finished"],
    ]


def test_lightning_writes_once_and_says_how_it_ended(lightning, log, events):
    other = lightning.Events(log)
    other.on_train_start(trainer(is_global_zero=False), None)
    other.on_train_epoch_end(trainer(), None)
    other.on_exception(trainer(), None, ValueError("no"))
    assert not log.exists()
    for error, end in ((KeyboardInterrupt(), ["end", "stopped", None]), (ValueError("no"), ["end", "failed", "ValueError: no"])):
        callback = lightning.Events(log)
        callback.on_train_start(trainer(max_epochs=-1, num_training_batches=float("inf")), None)
        callback.on_exception(trainer(), None, error)
        assert told(events, "reason", "error") == [["start", None, None], end]


def state(step, **more):
    return SimpleNamespace(**{
        "is_world_process_zero": True, "num_train_epochs": 2, "max_steps": 8, "global_step": step, "epoch": step / 4, **more})


def test_transformers_tells_an_epoch_with_what_its_evaluation_says(imported, log, events):
    callback = imported("transformers", "transformers").Events(log, progress_every=0)
    evaluates, does_not = SimpleNamespace(should_evaluate=True), SimpleNamespace(should_evaluate=False)
    callback.on_train_begin(None, state(0), None)
    callback.on_epoch_begin(None, state(0), None)
    callback.on_log(None, state(2), None, logs={"loss": 4.0})
    callback.on_log(None, state(2), None, logs={"eval_loss": 9.0})
    callback.on_epoch_end(None, state(4), evaluates)
    callback.on_evaluate(None, state(4), None, metrics={"eval_loss": 3.0, "eval_f1": 0.5, "eval_runtime": 7.0, "epoch": 1.0})
    # In the second epoch it evaluates on the way.
    callback.on_epoch_begin(None, state(4), None)
    callback.on_evaluate(None, state(6), None, metrics={"eval_loss": 2.0})
    callback.on_log(None, state(7), None, logs={"loss": 1.0})
    callback.on_epoch_end(None, state(8), does_not)
    callback.on_train_end(None, state(8), None)
    assert events()[0] == {"event": "start", "epochs": 2, "batches": 4}
    assert told(events, "epoch", "batch", "loss", "val_loss", "eval_f1", "eval_runtime")[1:] == [
        ["progress", 1, 2, 4.0, None, None, None],
        ["epoch", 1, None, 4.0, 3.0, 0.5, None],
        ["progress", 2, 3, 1.0, None, None, None],
        ["epoch", 2, None, 1.0, 2.0, None, None],
        ["end", None, None, None, None, None, None],
    ]


def test_transformers_writes_in_the_first_process_alone(imported, log):
    callback = imported("transformers", "transformers").Events(log)
    callback.on_train_begin(None, state(0, is_world_process_zero=False), None)
    callback.on_log(None, state(2), None, logs={"loss": 4.0})
    callback.on_epoch_end(None, state(4), SimpleNamespace(should_evaluate=False))
    callback.on_train_end(None, state(8), None)
    assert not log.exists()
