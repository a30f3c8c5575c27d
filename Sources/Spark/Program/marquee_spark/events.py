"""Event lines, a JSON object each."""

import json
import math
import os
import threading
from typing import Any

from marquee_spark.faults import redacted

BATCHES = 1000  # of a point: progress is told in thousandths, for points differ in their tasks


class Events:
    """Event lines, whole ones, from any thread; none after the end."""

    def __init__(self) -> None:
        self.lock, self.ended = threading.Lock(), False
        self.lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)  # what libraries print is a log

    def put(self, event: str, **keys: Any) -> None:
        with self.lock:
            if self.ended:
                return
            self.ended = event == "end"
            clean = {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in keys.items()}
            try:
                self.lines.write(json.dumps({"event": event, **clean}, ensure_ascii=False, separators=(",", ":")) + "\n")
                self.lines.flush()
            except OSError:  # nobody reads
                os._exit(1)

    def say(self, text: str, level: str = "info") -> None:
        self.put("message", text=redacted(text), level=level)
