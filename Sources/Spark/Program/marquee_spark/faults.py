"""What went wrong, in plain words."""

import re
import traceback


class Fault(Exception):
    """What went wrong, what was expected and what to do, in plain words."""


class Stopped(Exception):
    """Told to stop."""


SECRET = r"(?:secret|password|passwd|passphrase|token|signature|credential|authorization|access[._-]?key|account\.key|[?&]sig\b)"
VALUE = r"""("[^"]*"|'[^']*'|[^\s,;&)\]}"']+)"""


def redacted(text: str) -> str:
    """Without what opens doors: users and passwords of addresses, and values of what is named as a secret is."""
    text = re.sub(r"//[^@\s\"']+@", "//…@", text)
    text = re.sub(rf"""(?i)({SECRET}[\w.-]*["']?\s*[=:]\s*(?:(?:Bearer|Basic)\s+)?){VALUE}""", r"\1…", text)
    # A configuration's key alone may have its value after a space or a comma; in plain words these say nothing.
    return re.sub(rf"(?i)(\.{SECRET}[\w.-]*[\s,]\s*){VALUE}", r"\1…", text)


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
