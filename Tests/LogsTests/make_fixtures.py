"""Writes the fixtures of these tests by the writers themselves, and what the writers' own readers find in them.

    pip install tensorboard tensorboardX jax keras transformers lightning mlflow-skinny wandb
    python3 make_fixtures.py [NAME…]

With names, only those are written: mlflow, wandb. Lightning's writer wants PyTorch for the type of its tensors alone, for which anything stands in.
"""

import csv
import json
import math
import os
import shutil
import struct
import sys
import tempfile
import zlib

os.environ["KERAS_BACKEND"] = "jax"
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Fixtures")


def number(value):
    """JSON has no numbers for these."""
    value = float(value)
    return value if math.isfinite(value) else str(value)


def points(accumulator):
    """What TensorBoard's reader has of each tag: step, wall time, value."""
    from tensorboard.util import tensor_util

    found = {}
    tags = accumulator.Tags()
    for tag in tags["scalars"]:
        found[tag] = [[e.step, e.wall_time, number(e.value)] for e in accumulator.Scalars(tag)]
    for tag in tags["tensors"]:
        name = accumulator.SummaryMetadata(tag).plugin_data.plugin_name
        if name not in ("", "scalars"):
            continue
        found[tag] = [
            [e.step, e.wall_time, number(tensor_util.make_ndarray(e.tensor_proto).item())]
            for e in accumulator.Tensors(tag)
        ]
    return found


def expect(name, series):
    with open(os.path.join(FOLDER, name + ".json"), "w") as file:
        json.dump(series, file, indent=1)
        file.write("\n")


def read_events(name):
    from tensorboard.backend.event_processing import event_accumulator

    accumulator = event_accumulator.EventAccumulator(
        os.path.join(FOLDER, name), size_guidance={"scalars": 0, "tensors": 0}
    )
    accumulator.Reload()
    expect(name, points(accumulator))


def writer_of(name):
    from tensorboard.summary.writer.event_file_writer import EventFileWriter

    folder = os.path.join(FOLDER, name)
    os.makedirs(folder, exist_ok=True)
    writer = EventFileWriter(folder)
    return folder, writer


def close(folder, writer, name):
    """Names that do not tell the machine and the time."""
    writer.close()
    made = sorted(os.path.join(folder, one) for one in os.listdir(folder) if "tfevents.1" in one)
    os.rename(made[-1], os.path.join(folder, name))


def event(time, step, **parts):
    from tensorboard.compat.proto.event_pb2 import Event

    return Event(wall_time=time, step=step, **parts)


def simple_values():
    from tensorboard.compat.proto.event_pb2 import SessionLog
    from tensorboard.compat.proto.summary_pb2 import Summary

    folder, writer = writer_of("simple")
    for step in range(40):
        values = [Summary.Value(tag="loss/train", simple_value=1 / (1 + step))]
        if step % 5 == 0:
            values.append(Summary.Value(tag="loss/val", simple_value=1.1 / (1 + step)))
        if step == 7:
            values.append(Summary.Value(tag="odd", simple_value=float("nan")))
            values.append(Summary.Value(tag="odd", simple_value=float("-inf")))
        writer.add_event(event(1.7e9 + step / 3, step * 10, summary=Summary(value=values)))
    close(folder, writer, "events.out.tfevents.0000000001.a.0")
    # A second file of the run, which goes on from step 200.
    folder, writer = writer_of("simple")
    start = SessionLog(status=SessionLog.START)
    writer.add_event(event(1.7e9 + 20, 200, session_log=start))
    for step in range(20, 30):
        value = Summary.Value(tag="loss/train", simple_value=2 / (1 + step))
        writer.add_event(event(1.7e9 + step, step * 10, summary=Summary(value=[value])))
    close(folder, writer, "events.out.tfevents.0000000002.a.1")
    read_events("simple")


def tensors():
    import numpy
    from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
    from tensorboard.compat.proto.tensor_pb2 import TensorProto
    from tensorboard.util import tensor_util

    folder, writer = writer_of("tensors")
    scalars = SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name="scalars"))
    others = SummaryMetadata(plugin_data=SummaryMetadata.PluginData(plugin_name="histograms"))
    for step in range(5):
        values = []
        for kind in ("float16", "float32", "float64", "int32", "int64", "uint8", "int8", "int16"):
            tensor = tensor_util.make_tensor_proto(numpy.array(100.1 / (step + 1), dtype=kind))
            content = TensorProto(dtype=tensor.dtype, tensor_shape=tensor.tensor_shape)
            content.tensor_content = numpy.array(100.1 / (step + 1), dtype=kind).tobytes()
            for name, proto in (("list/" + kind, tensor), ("content/" + kind, content)):
                value = Summary.Value(tag=name, tensor=proto)
                if step == 0:
                    value.metadata.CopyFrom(scalars)
                values.append(value)
        shape = tensor_util.make_tensor_proto(numpy.zeros((3, 3), dtype="float32"))
        values.append(Summary.Value(tag="histogram", tensor=shape, metadata=others))
        writer.add_event(event(1.7e9 + step, step, summary=Summary(value=values)))
    close(folder, writer, "events.out.tfevents.0000000001.a.0")
    read_events("tensors")


def settings():
    import tensorboardX

    folder = os.path.join(FOLDER, "settings")
    writer = tensorboardX.SummaryWriter(folder, write_to_disk=True)
    writer.add_hparams(
        {"lr": 0.01, "batch": 64, "optimizer": "adam", "nesterov": True}, {"accuracy": 0.75},
        name=".", global_step=3,
    )
    writer.close()
    made = sorted(os.listdir(folder))
    for one in made[:-1]:
        os.remove(os.path.join(folder, one))
    os.rename(
        os.path.join(folder, made[-1]), os.path.join(folder, "events.out.tfevents.0000000001.a.0")
    )
    read_events("settings")


def read_table(name):
    """By step, or by epoch where there is none."""
    found = {}
    with open(os.path.join(FOLDER, name + ".csv"), newline="") as file:
        for row in csv.DictReader(file):
            place = float(row["step"] if "step" in row else row["epoch"])
            for key, text in row.items():
                if key not in ("step", "epoch") and text:
                    found.setdefault(key, []).append([place, number(float(text))])
    expect(name, found)


def keras_table():
    import keras

    class Model:
        stop_training = False

    logger = keras.callbacks.CSVLogger(os.path.join(FOLDER, "keras.csv"))
    logger.set_model(Model())
    logger.on_train_begin()
    for epoch in range(6):
        logs = {"loss": 1 / (1 + epoch), "val_loss": 1.25 / (1 + epoch), "accuracy": 0.1 * epoch}
        if epoch == 5:
            logs["loss"] = float("nan")
        logger.on_epoch_end(epoch, logs)
    logger.on_train_end()
    read_table("keras")


def lightning_table():
    import importlib.util

    base = importlib.util.find_spec("lightning").submodule_search_locations[0]
    with open(os.path.join(base, "fabric", "loggers", "csv_logs.py")) as file:
        source = file.read()
    # The writer alone: what stands before it imports all of PyTorch.
    start, end = source.index("class _ExperimentWriter"), len(source)
    names = {
        "csv": csv, "os": os, "Tensor": type("Tensor", (), {}), "Any": object, "Optional": type(None),
        "get_filesystem": lambda path: __import__("fsspec").filesystem("file"),
        "rank_zero_warn": print, "log": print,
    }
    exec("from __future__ import annotations\n" + source[start:end], names)
    folder = os.path.join(FOLDER, "lightning")
    shutil.rmtree(folder, ignore_errors=True)
    writer = names["_ExperimentWriter"](log_dir=folder)
    for step in range(12):
        writer.log_metrics({"train_loss": 2 / (1 + step), "epoch": step // 4}, step)
        if step % 4 == 3:
            writer.log_metrics({"val_loss": 2.5 / (1 + step), "epoch": step // 4}, step)
            writer.save()
    writer.save()
    shutil.copy(os.path.join(folder, "metrics.csv"), os.path.join(FOLDER, "lightning.csv"))
    shutil.rmtree(folder)
    read_table("lightning")


def trainer_state():
    from transformers.trainer_callback import TrainerState

    state = TrainerState(num_train_epochs=3, max_steps=30, train_batch_size=8)
    for step in range(5, 35, 5):
        state.log_history.append(
            {"epoch": step / 10, "grad_norm": 0.5, "learning_rate": 1e-5, "loss": 3 / step, "step": step}
        )
        if step % 10 == 0:
            state.log_history.append({"epoch": step / 10, "eval_loss": 3.5 / step, "step": step})
    state.best_metric = 3.5 / 30
    path = os.path.join(FOLDER, "trainer_state.json")
    state.save_to_json(path)
    found = {}
    for row in TrainerState.load_from_json(path).log_history:
        for key, value in row.items():
            if key not in ("step", "epoch"):
                found.setdefault(key, []).append([row["step"], number(value)])
    expect("trainer", found)


def mlflow():
    """A store of two runs, one of which has ended; read by MLflow's client."""
    folder = os.path.join(FOLDER, "mlruns")
    shutil.rmtree(folder, ignore_errors=True)
    made = tempfile.mkdtemp()
    os.environ.update(MLFLOW_TRACKING_URI="file://" + made, MLFLOW_ALLOW_FILE_STORE="true")
    from mlflow import MlflowClient
    from mlflow.entities import Metric, Param, RunTag

    client = MlflowClient()
    experiment = client.create_experiment("movies", artifact_location="file:///artifacts")
    for index, name in enumerate(["first: a try", "second"]):
        run = client.create_run(experiment, start_time=1_700_000_000_000 + index, run_name=name)
        metrics = [
            Metric("val/loss", 1.25 / (1 + step), 1_700_000_000_000 + 250 * step, step * 10)
            for step in range(6)
        ]
        odd = [float("nan"), float("inf"), float("-inf"), 1e-300]
        metrics += [Metric("odd", value, 1_700_000_001_000, step) for step, value in enumerate(odd)]
        params = [Param("lr", 0.01), Param("optimizer", "adam"), Param("text", "two\nlines")]
        tags = [RunTag("team", "films"), RunTag("mlflow.user", "nobody")]
        client.log_batch(run.info.run_id, metrics, params, tags)
        if index == 0:
            expect("mlflow", {key: mlflow_history(client, run, key) for key in ("val/loss", "odd")})
            client.set_terminated(run.info.run_id, end_time=1_700_000_002_000)
        folders = ("experiment", f"{index}" * 32)
        copy_stored_run(os.path.join(made, experiment), run.info.run_id, folder, folders)
    shutil.rmtree(made)


def mlflow_history(client, run, key):
    history = client.get_metric_history(run.info.run_id, key)
    return [[one.step, one.timestamp / 1000, number(one.value)] for one in history]


def copy_stored_run(experiment, run, folder, names):
    """Names that do not tell the machine and the time."""
    made = os.path.join(folder, names[0])
    os.makedirs(made, exist_ok=True)
    shutil.copytree(os.path.join(experiment, run), os.path.join(made, names[1]))
    artifacts = os.path.join(made, names[1], "artifacts")
    if os.path.isdir(artifacts):
        os.rmdir(artifacts)
    shutil.copy(os.path.join(experiment, "meta.yaml"), os.path.join(made, "meta.yaml"))
    for path in (os.path.join(made, "meta.yaml"), os.path.join(made, names[1], "meta.yaml")):
        with open(path) as file:
            lines = file.read().replace(run, names[1]).splitlines()
        lines = ["user_id: nobody" if line.startswith("user_id") else line for line in lines]
        with open(path, "w") as file:
            file.write("\n".join(lines) + "\n")


def wandb():
    """A run of Weights & Biases, offline. Its messages are read by its own classes; it has no reader of its blocks in
    Python any more, so ten lines do that here."""
    import wandb as library

    folder = tempfile.mkdtemp()
    settings = library.Settings(
        mode="offline", x_disable_meta=True, x_disable_stats=True, x_disable_machine_info=True, host="host",
        console="off", disable_git=True, disable_code=True, root_dir=folder, silent=True,
    )
    config = {"lr": 0.01, "net": {"width": 64}, "long": "x" * 36_000}
    run = library.init(project="movies", name="first try", id="fixture1", config=config, settings=settings)
    for step in range(40):
        odd = [float("nan"), float("inf"), float("-inf"), 1e-300][step % 4]
        run.log({"loss": 1 / (1 + step), "val": {"loss": 2 / (1 + step)}, "odd": odd, "epoch": step // 4})
    run.summary["best"] = 0.5
    run.config.update({"late": True})
    run.finish()
    (made,) = [
        os.path.join(path, name)
        for path, _, names in os.walk(folder)
        for name in names
        if name.endswith(".wandb")
    ]
    os.makedirs(os.path.join(FOLDER, "wandb"), exist_ok=True)
    shutil.copy(made, os.path.join(FOLDER, "wandb", "run-fixture1.wandb"))
    shutil.rmtree(folder)
    expect("wandb", wandb_history(os.path.join(FOLDER, "wandb", "run-fixture1.wandb")))


def wandb_records(path):
    with open(path, "rb") as file:
        data = file.read()
    position, record = 7, b""
    while position + 7 <= len(data):
        left = 32768 - position % 32768
        if left < 7:
            position += left
            continue
        checksum, length, kind = struct.unpack("<IHB", data[position : position + 7])
        piece = data[position + 7 : position + 7 + length]
        assert zlib.crc32(bytes([kind]) + piece) == checksum
        record = piece if kind in (1, 2) else record + piece
        if kind in (1, 4):
            yield record
        position += 7 + length


def wandb_history(path):
    from wandb.proto import wandb_internal_pb2

    found = {}
    for data in wandb_records(path):
        record = wandb_internal_pb2.Record()
        record.ParseFromString(data)
        row = {
            "/".join(item.nested_key) or item.key: json.loads(item.value_json)
            for item in record.history.item
        }
        for key, value in row.items():
            if not key.startswith("_") and key != "epoch":
                found.setdefault(key, []).append([row["_step"], row["_timestamp"], number(value)])
    return found


if __name__ == "__main__":
    if sys.argv[1:]:
        for name in sys.argv[1:]:
            {"mlflow": mlflow, "wandb": wandb}[name]()
        sys.exit()
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    for make in (simple_values, tensors, settings, keras_table, lightning_table, trainer_state, mlflow, wandb):
        make()
