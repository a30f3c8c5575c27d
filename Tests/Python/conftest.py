"""What the tests share: the module of this checkout, the program, and a folder of their own."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Sources" / "Python"))
# A program that is given, or that of a release build.
PROGRAM = os.environ.get("MARQUEE") or str(ROOT / ".build" / "release" / "marquee")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Nothing of whoever runs the tests is read or written."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("MARQUEE", raising=False)
    return folder


@pytest.fixture
def program(monkeypatch):
    """The real program, as `program(ARGUMENTS, input=TEXT)`; the module finds it, too."""
    if not os.access(PROGRAM, os.X_OK):
        pytest.skip("needs the program: MARQUEE=PATH")
    monkeypatch.setenv("MARQUEE", PROGRAM)

    def run(*arguments, **more):
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, **more)

    return run


@pytest.fixture
def talk(program):
    """A talk with the program in lines: `talk(ARGUMENTS, (SEEN, SAID), …)` says something once a word was seen."""

    def run(arguments, *turns):
        heard = []
        with subprocess.Popen(
            [PROGRAM, *map(str, arguments), "--linear"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            # A program that never says it is not waited for without end.
            guard = threading.Timer(30, process.kill)
            guard.start()
            for seen, said in turns:
                for line in process.stdout:
                    heard.append(line)
                    if seen in line:
                        break
                else:
                    pytest.fail(f"never heard {seen!r}: {''.join(heard)}")
                process.stdin.write(said + "\n")
                process.stdin.flush()
            heard += process.stdout
            guard.cancel()
        assert process.returncode == 0
        return "".join(heard)

    return run


@pytest.fixture
def log(tmp_path):
    return tmp_path / "events.jsonl"


@pytest.fixture
def events(log):
    """The lines of the log as they are now, each read as JSON."""
    return lambda: [json.loads(line) for line in log.read_text().splitlines()]
