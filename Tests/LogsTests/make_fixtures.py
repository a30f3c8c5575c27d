"""Writes the fixtures of these tests by the writers themselves, and what the writers' own readers find in them.

    pip install tensorboard tensorboardX jax keras transformers lightning
    python3 make_fixtures.py

Lightning's writer wants PyTorch for the type of its tensors alone, for which anything stands in.
"""

import csv
import json
import math
import os
import shutil

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


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER)
    for make in (simple_values, tensors, settings, keras_table, lightning_table, trainer_state):
        make()
