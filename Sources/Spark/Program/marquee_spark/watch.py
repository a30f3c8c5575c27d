"""What looks at a cluster beside the work: tells of tasks and executors, and hears that it is to stop."""

import math
import os
import threading
import time
import uuid
from typing import Any, Callable

from marquee_spark.events import BATCHES, Events
from marquee_spark.faults import Fault, Stopped, in_words

PATIENCE = "spark.scheduler.maxRegisteredResourcesWaitingTime"
MOST_FAILED_EXECUTORS = 10


def called(executor: Any) -> str:
    return f"executor {executor.id()} on {executor.hostPort()}"


class Watch(threading.Thread):
    """Four times a second: tells of tasks and executors, and cancels when told to or when there is nobody to work."""

    def __init__(self, events: Events) -> None:
        super().__init__(daemon=True)
        self.events, self.parent = events, os.getppid()
        self.clear: Callable[[], None] = lambda: None  # what is to be done before an end that the work does not come to
        self.spark: Any = None
        self.cause: Exception | None = None
        self.deadline = math.inf  # when to end, should the thread that works not
        self.best: dict[str, Any] = {}  # of what is at home, as the last event tells it
        self.group, self.epoch, self.expected, self.batch = "", 0, 0, 0
        self.finished: dict[int, int] = {}  # tasks of jobs that ended
        self.executors: dict[str, Any] = {}
        self.failed_executors = 0  # executors in a row that ended before they had done a task
        self.last_seen = time.monotonic()  # an executor
        self.work_began, self.work_done, self.work_now, self.work_all = 0.0, 0, 0, 0

    def cancel(self, cause: Exception, grace: float = 20) -> None:
        if self.cause is None:
            self.cause = cause
            self.deadline = time.monotonic() + grace

    def forgive(self) -> None:
        """Goes on after a stop, with what is left to do."""
        self.cause, self.deadline = None, math.inf

    def begin(self, what: str, epoch: int = 0, tasks: int = 0, work: int = 0) -> None:
        """A group for the jobs to come, by which they are counted and cancelled."""
        if self.cause:
            raise self.cause
        self.work_began, self.work_done = self.work_began or time.monotonic() * bool(work), self.work_done + self.work_now
        self.finished, self.batch, self.work_now = {}, -1, work
        self.epoch, self.expected, self.group = epoch, tasks, f"marquee {uuid.uuid4()}"
        if not tasks:  # where progress tells nothing
            self.events.put("status", text=what)
        self.spark.sparkContext.setJobGroup(self.group, f"marquee: {what}", interruptOnCancel=True)

    def run(self) -> None:
        while not self.events.ended:
            time.sleep(0.25)
            if os.getppid() != self.parent:
                os._exit(1)
            try:
                if self.spark:
                    self.look(self.spark.sparkContext)
            except Exception:
                pass  # Spark is ending; the thread that works tells why
            if time.monotonic() > self.deadline:
                is_stopped = isinstance(self.cause, Stopped)
                ending = {"reason": "stopped"} if is_stopped else {"reason": "failed", "error": in_words(self.cause)}
                self.events.put("end", **ending, **self.best)
                leave(self.clear, int(not is_stopped))

    def look(self, context: Any) -> None:
        if self.cause:
            context.cancelJobGroup(self.group)  # again and again: MLlib starts one job after another
        if not context.master.startswith("local"):
            self.look_at_executors(context)
        if self.expected and not self.cause:
            self.look_at_tasks(context, self.group)

    def look_at_executors(self, context: Any) -> None:
        listed = context._jsc.sc().statusStore().executorList(True)
        all_now = [listed.apply(place) for place in range(listed.size())]
        now = {one.id(): one for one in all_now if one.id() != "driver"}
        for gone in self.executors.keys() - now.keys():
            self.events.say(f"{called(self.executors[gone])} is lost", "warning")
            self.failed_executors += 1
        for new in now.keys() - self.executors.keys():
            self.events.say(f"{called(now[new])} has joined")
        self.executors = now
        if any(one.completedTasks() for one in now.values()):
            self.failed_executors = 0
        # Spark would start the next for ever.
        if self.failed_executors >= MOST_FAILED_EXECUTORS:
            self.cancel(Fault(
                f"{self.failed_executors} executors in a row ended before they had done a task; often they have too little memory "
                "(spark.executor.memory), else their logs on the workers say why"))
        if now:
            self.last_seen = time.monotonic()
        # Containers may take minutes to come, where executors of a standalone cluster take seconds.
        usual = "30s" if context.master.startswith("spark://") else "300s"
        patience = context._jsc.sc().conf().getTimeAsSeconds(PATIENCE, usual)
        if time.monotonic() - self.last_seen > patience:
            self.cancel(Fault(
                f"no executor for {patience} seconds; are workers alive, with as many cores and as much memory free as is asked for "
                "(spark.executor.cores, spark.executor.memory), and can they reach the driver's machine? On a busy cluster wait "
                f"longer: --conf {PATIENCE}=10min"))

    def look_at_tasks(self, context: Any, group: str) -> None:
        store, running = context._jsc.sc().statusStore(), 0
        for number in context.statusTracker().getJobIdsForGroup(group):
            if number not in self.finished:
                job = store.job(number)
                if job.status().toString() == "RUNNING":
                    running += job.numCompletedTasks()
                else:
                    self.finished[number] = job.numCompletedTasks()
        done = running + sum(self.finished.values())
        # Skipped tasks are not counted and repeated ones are: it neither goes back nor is whole before the point is.
        batch = min(BATCHES - 1, BATCHES * done // self.expected)
        if group != self.group or batch <= self.batch:
            return
        self.batch = batch
        # Before the first point is there, nothing is known of the pace.
        work, passed = self.work_done + self.work_now * batch / BATCHES, time.monotonic() - self.work_began
        left = round(passed * (self.work_all / work - 1), 1) if self.work_done else None
        self.events.put("progress", epoch=self.epoch, batch=batch, loss=None, tasks=done, tasks_expected=self.expected,
                        seconds_left=left)


def leave(clear: Callable[[], None], status: int) -> None:
    """Ends this process, and with it spark-submit and the application; a cluster that is gone must not hold it up."""
    threading.Timer(5, os._exit, [status]).start()
    clear()
    os._exit(status)


def listen(path: str, watch: Watch, clear: Callable[[], None]) -> None:
    """Reads the control pipe: a line "stop" ends the run, "abandon" all of it; so does the end of the pipe, which is the death of who
    started it."""
    # Without waiting for a writer: it holds the pipe open from before the start, or is dead.
    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(pipe, True)
    with os.fdopen(pipe) as lines:
        for line in lines:
            match line.strip():
                case "stop":
                    watch.cancel(Stopped())
                case "abandon":
                    break
    leave(clear, 1)
