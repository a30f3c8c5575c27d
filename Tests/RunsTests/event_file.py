#!/usr/bin/env python3
"""Writes the events of RunExportTests with TensorBoard's own writer and prints them in base64.

    pip install tensorboard && Tests/RunsTests/event_file.py
"""
import base64
import io

from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter


class Kept(io.BytesIO):
    def close(self):
        pass


START = 1795867200.0
kept = Kept()
writer = RecordWriter(kept)
writer.write(Event(wall_time=START, file_version="brain.Event:2").SerializeToString())


def values(**scalars):
    return Summary(value=[Summary.Value(tag=k, simple_value=v) for k, v in scalars.items()])


for event in [
    Event(wall_time=START + 0.5, step=1, summary=values(loss=2.5, val_loss=2.25, epoch_seconds=0.5)),
    Event(wall_time=START + 1.5, step=300, summary=values(loss=float("nan"), epoch_seconds=1)),
]:
    writer.write(event.SerializeToString())
print(base64.b64encode(kept.getvalue()).decode())
