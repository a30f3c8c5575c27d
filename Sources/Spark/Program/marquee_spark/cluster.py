"""A connection to a cluster, and what is copied to it."""

import os
import socket
import sys
import threading
import time
from typing import Any

from marquee_spark.events import Events
from marquee_spark.faults import Fault
from marquee_spark.watch import Watch

STACK = "-Xss64m"  # of threads, enough for a thousand iterations; taken as it is needed


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
        raise Fault(f"{iterations} iterations need more stack than Java has by itself; add it to its options: "
                    f'--conf spark.driver.extraJavaOptions="{STACK} …"')
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
    spark.sparkContext.setLogLevel(configured.get("spark.log.level", "WARN"))
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
    """Copies a local file to where the cluster sees it."""
    began = time.monotonic()
    files, path = file_system(spark, target)
    files.copyFromLocalFile(False, True, spark._jvm.org.apache.hadoop.fs.Path(f"file://{os.path.abspath(source)}"), path)
    events.say(f"copied {source} to {target} in {time.monotonic() - began:.1f} s")


def unstage(spark: Any, target: str) -> None:
    files, path = file_system(spark, target)
    files.delete(path, False)
