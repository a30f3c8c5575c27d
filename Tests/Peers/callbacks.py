"""The callbacks in the training of the real libraries; see Tests/Peers/models."""

import json
import math
import os
import sys
import tempfile

import numpy as np

USERS, ITEMS, K = 20, 15, 4
RANDOM = np.random.default_rng(1)
U, I = RANDOM.integers(0, USERS, 64), RANDOM.integers(0, ITEMS, 64)
R = RANDOM.normal(size=64).astype("float32")


class Told:
    """A log that is read back, by event."""

    def __init__(self, path):
        self.lines = [json.loads(line) for line in open(path)]
        self.folder = os.path.dirname(path)

    def of(self, event):
        return [line for line in self.lines if line["event"] == event]

    def vectors(self, key):
        return [np.load(os.path.join(self.folder, line[key])) for line in self.of("factors")]


def keras(path):
    import keras

    import marquee.keras

    user, item = keras.Input((), dtype="int32"), keras.Input((), dtype="int32")
    users, items = keras.layers.Embedding(USERS, K, name="users"), keras.layers.Embedding(ITEMS, K)
    model = keras.Model([user, item], keras.layers.Dot(1)([users(user), items(item)]))
    model.compile(optimizer="adam", loss="mse", metrics=["mae"])
    events = marquee.keras.Events(path, factors={"movies": items, "users": "users"}, progress_every=0)
    history = model.fit([U, I], R, batch_size=16, epochs=3, validation_split=0.25, verbose=0, callbacks=[events]).history
    told = Told(path)
    assert told.lines[0]["epochs"] == 3 and told.lines[0]["batches"] == 3
    assert [line["batch"] for line in told.of("progress")] == [1, 2, 3] * 3
    for key in ("loss", "val_loss", "mae", "val_mae"):
        assert np.allclose([line[key] for line in told.of("epoch")], history[key])
    assert (told.vectors("movies")[-1] == items.get_weights()[0]).all()
    assert (told.vectors("users")[-1] == users.get_weights()[0]).all()
    assert not (told.vectors("users")[0] == told.vectors("users")[-1]).all()
    assert told.lines[-1] == {"event": "end", "reason": "finished"}


def lightning(path):
    import lightning
    import torch

    import marquee.lightning

    class Model(lightning.LightningModule):
        def __init__(self, failing=False):
            super().__init__()
            self.net = torch.nn.ModuleDict({"user": torch.nn.Embedding(USERS, K), "item": torch.nn.Embedding(ITEMS, K)})
            self.failing = failing
            self.means = []

        def step(self, batch):
            u, i, r = batch
            return torch.nn.functional.mse_loss((self.net["user"](u) * self.net["item"](i)).sum(1), r)

        def training_step(self, batch, index):
            if self.failing and self.current_epoch == 1:
                raise RuntimeError("no more")
            loss = self.step(batch)
            self.log("train_loss", loss, on_step=False, on_epoch=True)
            return loss

        def validation_step(self, batch, index):
            self.log("val_loss", self.step(batch))

        def configure_optimizers(self):
            return torch.optim.Adam(self.parameters(), 0.1)

    data = torch.utils.data.TensorDataset(torch.tensor(U), torch.tensor(I), torch.tensor(R))
    loader = torch.utils.data.DataLoader(data, batch_size=16)

    def fit(model):
        events = marquee.lightning.Events(path, factors={"movies": "net.item", "users": "net.user"}, progress_every=0)
        trainer = lightning.Trainer(
            max_epochs=3, callbacks=[events], logger=False, enable_checkpointing=False, enable_progress_bar=False,
            enable_model_summary=False, accelerator="cpu")
        trainer.fit(model, loader, loader)
        return trainer

    model = Model()
    trainer = fit(model)
    told = Told(path)
    assert told.lines[0]["epochs"] == 3 and told.lines[0]["batches"] == 4, told.lines[0]
    assert [(line["epoch"], line["batch"]) for line in told.of("progress")] == [(e, b) for e in (1, 2, 3) for b in (1, 2, 3, 4)]
    epochs = told.of("epoch")
    assert [line["epoch"] for line in epochs] == [1, 2, 3]
    assert epochs[0]["loss"] > epochs[-1]["loss"] and all(math.isfinite(line["val_loss"]) for line in epochs)
    assert math.isclose(epochs[-1]["loss"], float(trainer.callback_metrics["train_loss"]), rel_tol=1e-6)
    assert math.isclose(epochs[-1]["val_loss"], float(trainer.callback_metrics["val_loss"]), rel_tol=1e-6)
    assert (told.vectors("movies")[-1] == model.net["item"].weight.detach().numpy()).all()
    assert told.lines[-1]["reason"] == "finished"
    try:
        fit(Model(failing=True))
    except RuntimeError:
        pass
    assert Told(path).lines[-1] == {"event": "end", "reason": "failed", "error": "RuntimeError: no more"}


def transformers(path):
    import torch
    import transformers

    import marquee.transformers

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.users, self.items = torch.nn.Embedding(USERS, K), torch.nn.Embedding(ITEMS, K)

        def forward(self, u, i, labels):
            scores = (self.users(u) * self.items(i)).sum(1)
            return {"loss": torch.nn.functional.mse_loss(scores, labels), "scores": scores}

    rows = [{"u": int(u), "i": int(i), "labels": float(r)} for u, i, r in zip(U, I, R)]
    for strategy, more in (("epoch", {}), ("steps", {"eval_steps": 3}), ("no", {})):
        with tempfile.TemporaryDirectory() as folder:
            arguments = transformers.TrainingArguments(
                output_dir=folder, num_train_epochs=3, per_device_train_batch_size=16, logging_steps=2, report_to=[],
                eval_strategy=strategy, save_strategy="no", disable_tqdm=True, use_cpu=True, learning_rate=0.1,
                remove_unused_columns=False, **more)
            trainer = transformers.Trainer(
                model=Model(), args=arguments, train_dataset=rows, eval_dataset=rows,
                callbacks=[marquee.transformers.Events(path, progress_every=0)])
            trainer.remove_callback(transformers.PrinterCallback)
            trainer.train()
        told = Told(path)
        assert told.lines[0] == {"event": "start", "epochs": 3, "batches": 4}, told.lines[0]
        # One line at least for each epoch; where one comes again, the last one counts.
        epochs = {line["epoch"]: line for line in told.of("epoch")}
        assert list(epochs) == [1, 2, 3], told.of("epoch")
        assert [(line["epoch"], line["batch"]) for line in told.of("progress")] == [(e, b) for e in (1, 2, 3) for b in (2, 4)]
        history = {}
        for entry in trainer.state.log_history:
            if "eval_loss" in entry:
                history[math.ceil(entry["epoch"])] = entry["eval_loss"]
        assert {epoch: line.get("val_loss") for epoch, line in epochs.items() if "val_loss" in line} == history, strategy
        assert "eval_runtime" not in epochs[3] and told.lines[-1]["reason"] == "finished"


def main():
    status = 0
    for check in (keras, lightning, transformers):
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(os.path.join(folder, "events.jsonl"))
            except ImportError as error:
                print(f"{check.__name__:12} left out: {error}")
            except AssertionError as error:
                print(f"{check.__name__:12} differs: {error}")
                status = 1
            else:
                print(f"{check.__name__:12} said what happened")
    return status


if __name__ == "__main__":
    sys.exit(main())
