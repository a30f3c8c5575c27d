"""Where the program is, and what it says when it cannot."""

from __future__ import annotations

import os
import shutil
import sysconfig
from typing import Optional


class Error(Exception):
    """What the program could not do, in its own words.

    status: its exit status, such as 64 (usage), 65 (bad data) or 66 (no such input); None where it did not run.
    """

    def __init__(self, message: str, status: Optional[int] = None) -> None:
        super().__init__(message)
        self.status = status


def program() -> str:
    """The path of the program: `$MARQUEE`, beside this Python's scripts, or on the PATH. Raises `Error` without one."""
    given = os.environ.get("MARQUEE")
    if given:
        if not os.path.isfile(given) or not os.access(given, os.X_OK):
            raise Error(f"MARQUEE is {given}, which is no program: set it to the path of marquee, or unset it")
        return given
    for scripts in _scripts():
        beside = os.path.join(scripts, "marquee")
        if os.path.isfile(beside) and os.access(beside, os.X_OK):
            return beside
    found = shutil.which("marquee")
    if found is None:
        raise Error("there is no program marquee: set MARQUEE to its path, or put it on the PATH")
    return found


def _scripts() -> list[str]:
    """Where pip puts scripts: of this Python or environment, and of `pip install --user`."""
    return [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", f"{os.name}_user")]
