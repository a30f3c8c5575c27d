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
import math
import os
import re
import shutil
import signal
import socket
import struct
import sys
import threading
import time
import traceback
import uuid
from itertools import chain, islice
from pathlib import PurePosixPath
from typing import Any, Iterator, NamedTuple

NAMES = {  # as the program calls them that starts this one
    "user": "user userid uid username userhash reviewer reviewerid customer customerid person personid row",
    "item": "item itemid iid movie movieid film filmid title book bookid isbn asin parentasin product productid artist artistid "
            "song songid anime animeid game gameid business businessid col column",
    "rating": "rating ratings rate rui score stars star overall value val bookrating userrating userscore plays playcount count "
              "listens views clicks quantity weight",
}
STACK = "-Xss64m"  # of threads, enough for a thousand iterations; taken as it is needed
HASHES = 1_000_000  # the split is by hash modulo this
MEASURED = 500  # users whose lists are measured, of implicit feedback
BATCHES = 1000  # of a point: progress is told in thousandths, for points differ in their tasks
MOST_AT_HOME = 50_000_000  # factors that the driver holds or writes between points


class Fault(Exception):
    """What went wrong, what was expected and what to do, in plain words."""


class Stopped(Exception):
    """Told to stop."""


def redacted(text: str) -> str:
    text = re.sub(r"//[^/@\s]+@", "//…@", text)
    return re.sub(r"(?i)((?:secret|password|token|signature|access[._-]?key)[\w.-]*\s*[=:]\s*)[^\s,;&]+", r"\1…", text)


FAULTS = [  # the first that is found in an exception's text, and what is said of it
    (r"No space left on device|Errno 28", "a disk is full, here or on a worker; free some, or let spark.local.dir be elsewhere"),
    (r"OutOfMemoryError|Java heap space|GC overhead|exit(?:ed with)? code:? (?:137|52)\b|exceeding memory limits",
     "memory ran out; give executors more (--conf spark.executor.memory=4g; a local master --conf spark.driver.memory=4g), or use more --blocks"),
    (r"StackOverflowError", "too many iterations for the stack of a thread; use fewer, or give Java more, as -Xss256m"),
    (r"File (\S+) does not exist", "{0} is not there for an executor, though it is here; use a path that all machines see"),
    (r"PATH_NOT_FOUND|Path does not exist", "the path does not exist on the cluster; check it, and that all machines see it"),
    (r"No FileSystem for scheme\W+(\w+)|ClassNotFoundException\W+Class org.apache.hadoop.fs.(\S+) not found",
     "Spark has no file system for this path ({0}); add its package, as --conf spark.jars.packages=org.apache.hadoop:hadoop-aws:VERSION for s3a"),
    (r"AccessControlException|[Pp]ermission denied|AccessDenied|Forbidden|Errno 13",
     "permission denied; the user that Spark runs as must read the data and write the staging place"),
    (r"NoAuthWithAWSException|[Uu]nable to load (?:AWS )?credentials",
     "no credentials for this path; set them in Spark's configuration"),
    (r"not a Parquet file|CANNOT_READ_FILE_FOOTER|Could not read footer|UNABLE_TO_INFER_SCHEMA|Unable to infer schema",
     "the data is not Parquet, or is broken or empty; say the format, or write it again"),
    (r"CANNOT_READ|FAILED_READ_FILE|ZipException|EOFException", "a file of the data is broken or cut short; write it again"),
    (r"Errno 2\b.*: '(.*)/", "there is no folder {0} on this machine; make it, or write elsewhere"),
    (r"UnknownHost\w*: (\S+)", "no machine is known by the name {0}; check the path, the master and the names on all machines"),
    (r"Master removed our application|SparkContext was shut ?down|stopped SparkContext|Application has been killed",
     "the application was ended from outside; if the master did, its page says which executors failed, and their logs why: often "
     "they can't reach the driver (spark.driver.host)"),
    (r"ExecutorLostFailure|FetchFailed|MetadataFetchFailed", "executors were lost again and again; see the workers' logs"),
    (r"Py4JNetworkError|Py4JError: An error|Answer from Java side is empty|Connection (?:refused|reset)",
     "Spark's driver ended or a connection broke; it may have run out of memory (--conf spark.driver.memory=4g)"),
]


def in_words(error: BaseException) -> str:
    if isinstance(error, Fault):
        return redacted(str(error))
    if isinstance(error, KeyError):
        return f"the configuration has no {error}"
    text = "".join(traceback.format_exception(error)) + str(getattr(error, "_stackTrace", ""))
    for pattern, words in FAULTS:
        if found := re.search(pattern, text):
            return redacted(words.format(*[group for group in found.groups() if group]))
    causes = re.findall(r"^(?:Caused by)?: (?:[\w.$]+: )?(.+)", text, re.MULTILINE)
    first = (causes[-1] if causes else str(error) or type(error).__name__).splitlines()[0]
    return redacted(re.sub(r"^[\w.$]+(?:Exception|Error): ", "", first)[:300])


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


class Watch(threading.Thread):
    """Four times a second: tells of tasks and executors, and cancels when told to or when there is nobody to work."""

    def __init__(self, events: Events, patience: float) -> None:
        super().__init__(daemon=True)
        self.events, self.patience, self.parent = events, patience, os.getppid()
        self.spark: Any = None
        self.cause: Exception | None = None
        self.deadline = math.inf  # when to end, should the thread that works not
        self.group, self.epoch, self.expected, self.batch = "", 0, 0, 0
        self.finished: dict[int, int] = {}  # tasks of jobs that ended
        self.executors: dict[str, str] = {}
        self.last_seen = time.monotonic()  # an executor
        self.work_began, self.work_done, self.work_now, self.work_all = 0.0, 0, 0, 0

    def cancel(self, cause: Exception, grace: float = 20) -> None:
        if self.cause is None:
            self.cause = cause
            if isinstance(cause, Fault):
                self.deadline = time.monotonic() + grace

    def begin(self, what: str, epoch: int = 0, tasks: int = 0, work: int = 0) -> None:
        """A group for the jobs to come, by which they are counted and cancelled."""
        if self.cause:
            raise self.cause
        self.work_began, self.work_done = self.work_began or time.monotonic() * bool(work), self.work_done + self.work_now
        self.finished, self.batch, self.work_now = {}, -1, work
        self.epoch, self.expected, self.group = epoch, tasks, f"marquee {uuid.uuid4()}"
        if not tasks:  # where progress tells nothing
            self.events.put("stage", text=what)
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
                self.events.put("end", reason="failed", error=in_words(self.cause))
                os._exit(1)

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
        now = {one.id(): f"executor {one.id()} on {one.hostPort()}" for one in all_now if one.id() != "driver"}
        for gone in self.executors.keys() - now.keys():
            self.events.say(f"{self.executors[gone]} is lost", "warning")
        for new in now.keys() - self.executors.keys():
            self.events.say(f"{now[new]} has joined")
        if now:
            self.last_seen = time.monotonic()
        # Containers may take minutes to come, where executors of a standalone cluster take seconds.
        patience = self.patience * (1 if context.master.startswith("spark://") else 10)
        self.executors = now
        if time.monotonic() - self.last_seen > patience:
            self.cancel(Fault(f"no executor for {patience:g} seconds; are workers alive, with as many cores and as much memory free "
                             "as is asked for (spark.executor.cores, spark.executor.memory), and can they reach the driver's machine?"))

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


def listen(path: str, folder: str | None, watch: Watch) -> None:
    """Reads the control pipe: a line "stop" ends the run; the end of the pipe is the death of who started it."""
    # Without waiting for a writer: it holds the pipe open from before the start, or is dead.
    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(pipe, True)
    with os.fdopen(pipe) as lines:
        for line in lines:
            if line.strip() == "stop":
                watch.cancel(Stopped())
    # spark-submit ends with this process and takes the application along.
    if folder:  # of this run alone; who would have taken it away is dead
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def connected(master: str) -> None:
    """Spark itself would wait for a minute, and then say little."""
    problems = []
    for place in master.removeprefix("spark://").split(","):
        host, _, port = place.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()
            return
        except (OSError, ValueError) as error:
            problems.append(f"{place}: {getattr(error, 'strerror', None) or error}")
    raise Fault(f"the master is unreachable ({'; '.join(problems)}); expected spark://HOST:PORT of a running master, mostly "
                "port 7077")


def session(watch: Watch, events: Events, blocks: int, iterations: int) -> Any:
    try:
        import numpy  # noqa: F401
        from pyspark import SparkConf, SparkContext
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Fault(f"this Python ({sys.executable}) has no {error.name}; MLlib needs NumPy on the driver: python -m pip install "
                    "numpy, or let PYSPARK_PYTHON name a Python that has it")
    SparkContext._ensure_initialized()  # connects to the JVM, which knows what spark-submit was told
    configured = SparkConf()
    master = configured.get("spark.master", "")
    # Java writes the lineage of all iterations by recursion, and its usual megabyte of stack ends the JVM after about fifteen.
    started = SparkContext._jvm.java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()
    if iterations > 10 and not any(str(option).startswith(("-Xss", "-XX:ThreadStackSize")) for option in started):
        raise Fault(f"{iterations} iterations need more stack than Java has by itself; start spark-submit with "
                    f"--driver-java-options {STACK}")
    timer = threading.Timer(30, watch.cancel, [Fault(
        f"{master} did not take the application within 30 seconds; is it a Spark master of the same version, and can it reach this "
        "machine?"), 0])
    if master.startswith("spark://"):
        connected(master)
        timer.start()
    options = configured.get("spark.executor.extraJavaOptions", "")
    options = options if "-Xss" in options else f"{options} {STACK}".strip()
    spark = SparkSession.builder.appName("marquee").config("spark.executor.extraJavaOptions", options).getOrCreate()
    timer.cancel()
    spark.sparkContext.setLogLevel("WARN")
    # What is no number becomes null, to be counted; Spark 4 would fail.
    spark.conf.set("spark.sql.ansi.enabled", "false")
    # Adaptive execution makes a job of every shuffle, which costs small sets more than their work.
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    spark.conf.set("spark.sql.shuffle.partitions", str(blocks))
    java = spark._jvm.System.getProperty("java.version")
    events.say(f"Spark {spark.version}, Python {sys.version.split()[0]}, Java {java}, master {master}")
    watch.last_seen, watch.spark = time.monotonic(), spark
    return spark


def file_system(spark: Any, text: str) -> tuple[Any, Any]:
    path = spark._jvm.org.apache.hadoop.fs.Path(text)
    return path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()), path


def stage(spark: Any, source: str, target: str, events: Events) -> None:
    """Copies a local file to where the cluster sees it; the name shows all of it or what it showed before."""
    began = time.monotonic()
    files, path = file_system(spark, target)
    part = path.suffix(f".{uuid.uuid4()}.part")
    try:
        files.copyFromLocalFile(False, True, spark._jvm.org.apache.hadoop.fs.Path(f"file://{os.path.abspath(source)}"), part)
        files.delete(path, True)
        if not files.rename(part, path):
            raise Fault(f"could not rename what was copied to {target}; may Spark's user write there?")
    except BaseException:
        files.delete(part, True)
        raise
    events.say(f"copied {source} to {target} in {time.monotonic() - began:.1f} s")


def is_parquet(spark: Any, path: str, files: Any, at: Any) -> bool:
    if found := re.search(r"\.(parquet|csv|tsv|dat|data|txt)(\.\w+)?/?$", path, re.I):
        return found[1].lower() == "parquet"
    return any(one.getPath().getName().endswith(".parquet") for one in (files.listStatus(at) if files.isDirectory(at) else []))


def read(spark: Any, config: dict) -> Any:
    """The ratings as they are, in columns `user`, `item` and perhaps `rating`."""
    data = config["data"]
    path = config["stage"]["to"] if config.get("stage") else data["path"]
    files, at = file_system(spark, path)
    if not re.search(r"[*?{\[]", path) and not files.exists(at):
        raise Fault(f"{path} does not exist where Spark looks; check the path, and that all machines see it")
    if (data.get("format") or ("parquet" if is_parquet(spark, path, files, at) else "csv")) == "parquet":
        table = spark.read.parquet(path)
    else:
        table = read_csv(spark, path, data)
    return chosen(table, data.get("columns"), config["learner"] == "implicit-als")


def role(name: str) -> str | None:
    plain = re.sub(r"[\W_]", "", name.lower().split(":")[0])
    return next((role for role, names in NAMES.items() if plain in names.split()), None)


def read_csv(spark: Any, path: str, data: dict) -> Any:
    lines = spark.read.text(path).head(1)
    if not lines:
        raise Fault(f"{path} is empty; expected lines of user, item and rating")
    separator = data.get("separator") or next((one for one in ("::", "\t", ",", ";", "|") if one in lines[0][0]), ",")
    fields = [field.strip(' "\ufeff') for field in lines[0][0].split(separator)]
    header = data.get("header")
    if header is None:
        header = any(map(role, fields))
    table = spark.read.csv(path, sep=separator, header=header, ignoreLeadingWhiteSpace=True, ignoreTrailingWhiteSpace=True)
    if not header and not data.get("columns") and 2 <= len(table.columns) <= 4:
        table = table.toDF(*["user", "item", "rating", "timestamp"][: len(table.columns)])
    return table


def chosen(table: Any, columns: list[str] | None, is_implicit: bool) -> Any:
    from pyspark.sql import functions as F

    there = table.columns
    if columns and len(columns) != len(there):
        raise Fault(f"{len(columns)} columns are named and {len(there)} are there: {', '.join(there)}")
    roles = columns or [role(name) for name in there]
    # By position, for names may be twice, or have dots.
    table = table.toDF(*[f"c{place}" for place in range(len(there))])
    wanted = {name: f"c{roles.index(name)}" for name in NAMES if name in roles}
    missing = [name for name in NAMES if name not in wanted and not (name == "rating" and is_implicit)]
    if missing:
        raise Fault(f"no column for {' and '.join(missing)} among {', '.join(there)}; say what each holds, as --columns "
                    "user,item,rating,_")
    return table.select(*[F.col(column).alias(name) for name, column in wanted.items()])


def spelled(table: Any, name: str) -> Any:
    """An id column as text; a whole number in a column of fractions, as pandas writes them, without its .0."""
    from pyspark.sql import functions as F

    kind, column = dict(table.dtypes)[name], F.col(name)
    text = F.trim(column.cast("string"))
    if kind in ("double", "float") or kind.startswith("decimal"):
        text = F.when(column == F.floor(column), column.cast("bigint").cast("string")).otherwise(text)
    return F.when(text != "", text)


def as_number(name: str) -> Any:
    """The number that a text is, where digits alone spell it; null of others, such as 007 and -1."""
    from pyspark.sql import functions as F

    return F.when(F.col(name).rlike("^(0|[1-9][0-9]{0,18})$"), F.col(name).cast("bigint"))


def cleaned(table: Any, events: Events) -> tuple[Any, dict[str, str]]:
    """The rows that count, and of each id column whether its ids are small numbers ("int"), numbers or texts."""
    from pyspark.sql import functions as F

    rating = F.col("rating").cast("double") if "rating" in table.columns else F.lit(1.0)
    whole = {name: dict(table.dtypes)[name] in ("tinyint", "smallint", "int", "bigint") for name in ("user", "item")}
    table = table.select(*[(F.col(name).cast("bigint") if whole[name] else spelled(table, name)).alias(name) for name in whole],
                         rating.cast("float").alias("rating"))
    numbers = {name: F.col(name) if whole[name] else as_number(name) for name in whole}
    has_ids = F.col("user").isNotNull() & F.col("item").isNotNull()
    # NaN, infinities and what is beyond a float fail this as null does.
    has_rating = F.abs("rating") <= 3.4e38
    keeps = has_ids & F.coalesce(has_rating, F.lit(False))
    counts = [F.count("*").alias("rows"), F.sum((~has_ids).cast("long")).alias("ids"), F.sum(keeps.cast("long")).alias("kept")]
    for name, number in numbers.items():
        counts += [F.sum((keeps & number.isNull()).cast("long")).alias(f"{name}_texts"),
                   F.min(F.when(keeps, number)).alias(f"{name}_low"), F.max(F.when(keeps, number)).alias(f"{name}_high")]
    found = table.agg(*counts).first()
    if not found["kept"]:
        raise Fault(f"none of {found['rows']} rows has a user, an item and a rating that is a number; check --columns and the "
                    "separator")
    if found["ids"]:
        events.say(f"{found['ids']} rows without a user or an item are left out", "warning")
    if bad := found["rows"] - found["ids"] - found["kept"]:
        events.say(f"{bad} rows whose rating is no finite number (empty, a text, NaN) are left out", "warning")
    kinds = {}
    for name, number in numbers.items():
        if found[f"{name}_texts"]:
            kinds[name] = "text"
            continue
        table = table.withColumn(name, number)
        fits = -(1 << 31) <= found[f"{name}_low"] and found[f"{name}_high"] < 1 << 31
        kinds[name] = "int" if fits else "number"
    return table.where(keeps), kinds


def index(table: Any, name: str, kind: str) -> Any:
    """Dense numbers for ids that are no 32-bit numbers, in their order: numbers by size, then texts by bytes. On the cluster."""
    from pyspark.sql import functions as F

    order = [F.col(name)] if kind == "number" else [as_number(name).asc_nulls_last(), F.col(name)]
    # Kept, so that the numbers of partitions, which are this id's upper bits, are the same in both passes.
    ids = table.select(name).distinct().orderBy(*order).withColumn("place", F.monotonically_increasing_id()).persist()
    sizes = ids.groupBy(F.shiftright("place", 33).alias("part")).count().orderBy("part").collect()
    before, total = [], 0
    for size in sizes:
        before += [F.lit(size["part"]), F.lit(total)]
        total += size["count"]
    if total >= 1 << 31:
        raise Fault(f"{total} different ids in {name}; MLlib takes fewer than 2,147,483,648")
    first = F.element_at(F.create_map(*before), F.shiftright("place", 33))
    return ids.select(F.col(name).alias("spelling"), (first + F.col("place").bitwiseAND((1 << 33) - 1)).cast("int").alias("id"))


class Ratings(NamedTuple):
    """What trains and validates: `data` with columns user, item, rating, held, probe, and how many there are of what; and the
    column `id` of the users who come home, nothing where all do."""

    data: Any
    chosen: Any | None
    indexes: dict[str, Any]
    train: int
    validation: int
    users: int
    items: int


def prepare(spark: Any, config: dict, events: Events) -> Ratings:
    from pyspark.sql import functions as F

    if staging := config.get("stage"):
        stage(spark, staging["from"], staging["to"], events)
    table, kinds = cleaned(read(spark, config), events)
    share = round(config["validation"] * HASHES)
    seed = config["seed"]
    # By nothing but seed, user and item: the same rating is held out whatever the file, its order and the cluster.
    hashed = F.pmod(F.xxhash64(F.lit(seed).cast("bigint"), "user", "item"), F.lit(HASHES))
    probed = F.pmod(F.xxhash64(F.lit(~seed).cast("bigint"), "user", "item"), F.lit(HASHES))
    table = table.withColumn("held", hashed < share).withColumn("probe", (hashed >= share) & (probed < (share or HASHES // 10)))
    indexes = {}
    for name, kind in kinds.items():
        if kind == "int":
            continue
        events.say(f"indexing {name} ids, which are {'texts' if kind == 'text' else 'numbers beyond 32 bits'}")
        indexes[name] = index(table, name, kind)
        table = table.join(indexes[name], F.col(name) == F.col("spelling")).drop(name, "spelling").withColumnRenamed("id", name)
    # What makes runs equal: a rating's partition is by its user's hash and this number alone, and its place there by sorting. Left
    # to Spark, both would be by files, cores and whichever task came first.
    blocks = config["blocks"]
    data = table.select(F.col("user").cast("int"), F.col("item").cast("int"), "rating", "held", "probe")
    data = data.repartition(blocks, "user").sortWithinPartitions("user", "item", "rating").persist()
    pairs = data.groupBy("user", "item").agg(F.count("*").alias("n"), F.count(F.when(F.col("held"), 1)).alias("held"))
    found = pairs.agg(F.sum("n"), F.sum("held"), F.count("*"), F.countDistinct("user"), F.countDistinct("item")).first()
    rows, held, distinct, users, items = found
    if rows > distinct:
        again = rows - distinct
        events.say(f"{again} ratings are of a user and an item that are rated already; all are kept, as MLlib does", "warning")
    if held == rows:
        raise Fault(f"all {rows} ratings validate and none trains; use a lower --validation")
    if rows / blocks > 20e6:
        events.say(f"{rows // blocks} ratings a block are many; {math.ceil(rows / 10e6)} blocks take less memory each", "warning")
    return Ratings(data, sampled(data, config["users"]), indexes, rows - held, held, users, items)


def sampled(data: Any, which: Any) -> Any | None:
    """The users of a sample, the same whatever the seed of a run: by a hash of their ids."""
    from pyspark.sql import functions as F

    users = data.select(F.col("user").alias("id")).distinct()
    if which == "none":
        return users.limit(0)
    return users.orderBy(F.xxhash64("id"), "id").limit(int(which["sample"])).persist() if isinstance(which, dict) else None


class Point(NamedTuple):
    """A model after so many iterations, the numbers of its cached parts, and how good it is."""

    iterations: int
    model: Any
    cached: list[int]
    loss: float | None
    val_loss: float | None
    cold: int


def fit(spark: Any, config: dict, ratings: Ratings, iterations: int) -> tuple[Any, list[int]]:
    from pyspark.ml.recommendation import ALS

    blocks, context = config["blocks"], spark.sparkContext._jsc
    before = set(context.getPersistentRDDs().keySet())
    als = ALS(rank=config["factors"], maxIter=iterations, regParam=config["regularization"], seed=config["seed"],
              implicitPrefs=config["learner"] == "implicit-als", alpha=config.get("alpha") or 1.0, numUserBlocks=blocks,
              numItemBlocks=blocks, userCol="user", itemCol="item", ratingCol="rating", coldStartStrategy="nan",
              checkpointInterval=10 if config.get("checkpoint") else -1)
    model = als.fit(ratings.data.where("not held").select("user", "item", "rating"))
    return model, list(set(context.getPersistentRDDs().keySet()) - before)


def forget(spark: Any, point: Point | None) -> None:
    cached = spark.sparkContext._jsc.getPersistentRDDs()
    for number in point.cached if point else []:
        if number in cached:
            cached[number].unpersist(False)


def errors(model: Any, ratings: Ratings) -> tuple[float | None, float | None, int]:
    """Mean squared errors on a sample of what trains, as large as what validates, and on what validates; and how many of those
    are cold: their user or item has no rating that trains, so MLlib predicts nothing, and they are left out."""
    from pyspark.sql import functions as F

    predicted = model.transform(ratings.data.where("held or probe"))
    known, error = ~F.isnan("prediction"), F.pow(F.col("prediction") - F.col("rating"), 2)
    means = [F.avg(F.when(known & which, error)) for which in (F.col("probe"), F.col("held"))]
    loss, val_loss, cold = predicted.agg(*means, F.sum((~known & F.col("held")).cast("long"))).first()
    return loss, val_loss, cold or 0


class Lists:
    """NDCG@10 of some users' lists: of what they have and never trained, over all items that they have not trained."""

    def __init__(self, config: dict, ratings: Ratings) -> None:
        from pyspark.sql import functions as F

        liked = ratings.data.where("held and rating > 0").select("user").distinct()
        users = [row.user for row in liked.orderBy(F.xxhash64(F.lit(config["seed"]), "user"), "user").limit(MEASURED).collect()]
        self.relevant: dict[int, set[int]] = {user: set() for user in users}
        self.trained: dict[int, set[int]] = {user: set() for user in users}
        for row in ratings.data.where(F.col("user").isin(users)).select("user", "item", "rating", "held").collect():
            if not row.held:
                self.trained[row.user].add(row.item)
            elif row.rating > 0:
                self.relevant[row.user].add(row.item)

    def measure(self, model: Any) -> tuple[float | None, int]:
        import numpy as np

        if model.itemFactors.count() * model.rank > MOST_AT_HOME:
            return None, 0
        items = [row for some in parts(model.itemFactors) for row in some]
        places, factors = {row[0]: place for place, row in enumerate(items)}, np.array([row[1] for row in items], "<f4")
        gains, cold = [], 0
        for user, row in model.userFactors.where(model.userFactors.id.isin(list(self.relevant))).collect():
            scores = factors @ np.array(row, "<f4")
            scores[[places[item] for item in self.trained[user]]] = -np.inf
            fresh = self.relevant[user] - self.trained[user]
            wanted = {places[item] for item in fresh if item in places}
            cold += len(fresh) - len(wanted)
            if wanted:
                top = np.argsort(-scores, kind="stable")[:10]
                gain = sum(1 / math.log2(place + 2) for place, item in enumerate(top) if item in wanted)
                gains.append(gain / sum(1 / math.log2(place + 2) for place in range(min(10, len(wanted)))))
        return (sum(gains) / len(gains) if gains else None), cold


def parts(table: Any) -> Iterator[list[Any]]:
    """Rows, a few thousand at a time, in constant memory."""
    rows = table.toLocalIterator(prefetchPartitions=True)
    while some := list(islice(rows, 4096)):
        yield some


class Column(NamedTuple):
    """What a table has in each of its rows: a number, or as many as `shape` says."""

    name: str
    kind: str  # as safetensors call it
    shape: list[int] = []

    @property
    def dtype(self) -> str:
        return {"F32": "<f4", "I32": "<i4", "I64": "<i8", "U8": "u1"}[self.kind]

    @property
    def width(self) -> int:
        return int(self.dtype[-1]) * math.prod(self.shape)


class Rows(NamedTuple):
    """A table, ascending by `id` where it has ids; how many rows, and where ids are texts the bytes of all of them."""

    name: str
    table: Any  # id, where there are such, and the columns
    columns: list[Column]
    count: int
    text_bytes: int | None = None
    has_ids: bool = True
    is_nested: bool = False  # whether columns but the first hold lists, whose elements are the rows

    @property
    def tensors(self) -> dict[str, tuple[Column, list[int]]]:
        """The columns by their tensors' names, with the shapes; ids before the others, their bytes last."""
        found = {f"{self.name}_{one.name}": (one, [self.count, *one.shape]) for one in self.columns}
        if not self.has_ids:
            return found
        if self.text_bytes is None:
            return {f"{self.name}_ids": (Column("ids", "I64"), [self.count])} | found
        offsets = {f"{self.name}_id_offsets": (Column("id_offsets", "I64"), [self.count + 1])}
        return offsets | found | {f"{self.name}_ids": (Column("ids", "U8"), [self.text_bytes])}


def rows_of(name: str, table: Any, columns: list[Column], ids: Any | None) -> Rows:
    """The rows of a table with a column `id`, under the ids that a person knows."""
    from pyspark.sql import functions as F

    is_text = ids is not None and dict(ids.dtypes)["spelling"] == "string"
    spelling = F.col("spelling") if ids is not None else F.col("id").cast("bigint")
    table = table if ids is None else table.join(ids, "id")
    count, text_bytes = table.agg(F.count("*"), F.sum(F.octet_length(spelling)) if is_text else F.lit(0)).first()
    # Dense numbers are in the order of what they stand for.
    table = table.repartitionByRange(math.ceil(count / 50_000) or 1, "id").sortWithinPartitions("id")
    table = table.select(spelling.alias("spelling"), *[one.name for one in columns])
    return Rows(name, table, columns, count, text_bytes or 0 if is_text else None)


def write_tables(path: str, metadata: dict[str, str], tables: list[Rows], scalars: dict[str, float]) -> None:
    """Safetensors: eight bytes of header length, a JSON header, then the tensors, widest first; rows go to their places as they
    come."""
    sizes = {name: found for one in tables for name, found in one.tensors.items()}
    sizes |= {name: (Column(name, "F32"), [1]) for name in scalars}
    header: dict[str, Any] = {"__metadata__": metadata}
    end = 0
    for name, (column, shape) in sorted(sizes.items(), key=lambda one: -int(one[1][0].dtype[-1])):
        begin, end = end, end + int(column.dtype[-1]) * math.prod(shape)
        header[name] = {"dtype": column.kind, "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    places = {name: 8 + len(text) + header[name]["data_offsets"][0] for name in sizes}
    part = f"{path}.part"
    file = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.posix_fallocate(file, 0, 8 + len(text) + end)  # a full disk is better known before
        put_all(file, struct.pack("<Q", len(text)) + text, 0)
        for name, value in scalars.items():
            put_all(file, struct.pack("<f", value), places[name])
        for one in tables:
            write_rows(file, one, places)
        os.fsync(file)
        os.replace(part, path)
    finally:
        os.close(file)
        if os.path.exists(part):
            os.unlink(part)


def put_all(file: int, data: bytes, at: int) -> None:
    while data:
        data, at = data[(n := os.pwrite(file, data, at)):], at + n


def cells_of(rows: Rows) -> Iterator[list[Any]]:
    """The columns of some rows after others."""
    for some in parts(rows.table):
        columns = list(zip(*some))
        if rows.is_nested:
            lengths = map(len, columns[1])
            first = [value for value, length in zip(columns[0], lengths) for _ in range(length)]
            columns = [first, *(list(chain.from_iterable(column)) for column in columns[1:])]
        yield columns


def write_rows(file: int, rows: Rows, places: dict[str, int]) -> None:
    import numpy as np

    row, byte = 0, 0
    if rows.has_ids and rows.text_bytes is not None:
        put_all(file, struct.pack("<q", 0), places[f"{rows.name}_id_offsets"])
    for cells in cells_of(rows) if rows.count else ():
        for column, values in zip(rows.columns, cells[rows.has_ids :]):
            array = np.array(values, column.dtype)
            if not np.isfinite(array).all():
                raise Fault("the factors are no finite numbers; use a higher --regularization, and look for very large ratings")
            put_all(file, array.tobytes(), places[f"{rows.name}_{column.name}"] + column.width * row)
        if rows.has_ids and rows.text_bytes is None:
            put_all(file, np.array(cells[0], "<i8").tobytes(), places[f"{rows.name}_ids"] + 8 * row)
        elif rows.has_ids:
            texts = [str(text).encode() for text in cells[0]]
            ends = byte + np.cumsum([len(text) for text in texts], dtype="<i8")
            put_all(file, ends.tobytes(), places[f"{rows.name}_id_offsets"] + 8 * (row + 1))
            put_all(file, b"".join(texts), places[f"{rows.name}_ids"] + byte)
            byte = int(ends[-1])
        row += len(cells[0])
    if row != rows.count or byte != (rows.text_bytes or 0):
        raise Fault(f"{row} {rows.name}s came home and {rows.count} were expected; train again")


def write_catalogue(path: str, ratings: Ratings) -> None:
    """What a person browses beside factors: every movie with its figures over all ratings, the users who come home, and their
    ratings, by the keys that stand beside the ids."""
    from pyspark.sql import functions as F

    def keyed(name: str, table: Any, ids: Any | None, *columns: Column) -> Rows:
        return rows_of(name, table.withColumn("keys", F.col("id")), [Column("keys", "I32"), *columns], ids)

    data, chosen = ratings.data, ratings.chosen
    movies = data.groupBy(F.col("item").alias("id")).agg(F.count("*").alias("counts"), F.avg("rating").alias("means"))
    if chosen is None:
        chosen = data.select(F.col("user").alias("id")).distinct()
    else:
        data = data.join(F.broadcast(chosen), data["user"] == chosen["id"], "left_semi")
    # A list for each user: rows cost far more than what is in them.
    lists = [F.collect_list(one).alias(one) for one in ("item", "rating", "held")]
    table = data.groupBy("user").agg(*lists).sortWithinPartitions("user")
    columns = [Column("users", "I32"), Column("movies", "I32"), Column("values", "F32"), Column("held", "U8")]
    write_tables(path, {"format": "marquee", "kind": "catalogue"}, [
        keyed("movie", movies, ratings.indexes.get("item"), Column("counts", "I64"), Column("means", "F32")),
        keyed("user", chosen, ratings.indexes.get("user")),
        Rows("rating", table, columns, data.count(), has_ids=False, is_nested=True),
    ], {})


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
        self.events.put("stage", text="connecting to the cluster")
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
            "seed": str(config["seed"]), "epoch": str(best.iterations), "engine": "spark"}
        if best.val_loss is not None:
            metadata["val_loss"] = repr(best.val_loss)
        # Beside 1 + alpha for what was observed stands 1 for what was not.
        scalars = {"unobserved_weight": 1 / (config.get("alpha") or 1.0)} if self.is_implicit else {}
        write_tables(config["weights"], metadata, matrices, scalars)
        self.is_whole = users == config["users"]
        self.events.put("weights", path=config["weights"], users=matrices[0].count, movies=matrices[1].count, epoch=best.iterations)

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
    watch.cause = None
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
        watch = Watch(events, float(config.get("patience_seconds") or 30))
        run = Run(config, events, watch)
    except Exception as error:
        events.put("end", reason="failed", error=in_words(error), seconds=time.monotonic() - began)
        return 1
    if config.get("control"):
        threading.Thread(target=listen, args=[config["control"], config.get("folder"), watch], daemon=True).start()
    watch.start()
    reason, error = outcome(run, watch)
    best = run.best
    keys = {"error": in_words(error)} if error else {}
    events.put("end", reason=reason, best_epoch=best and best.iterations, best_val_loss=best and best.val_loss,
               seconds=round(time.monotonic() - began, 6), **keys)
    if run.spark:
        # A cluster that is gone must not hold the end up.
        threading.Timer(10, os._exit, [reason == "failed"]).start()
        try:
            run.spark.stop()
        except Exception:
            pass
    return int(reason == "failed")


if __name__ == "__main__":
    status = main(sys.argv)
    sys.stderr.flush()
    os._exit(status)
