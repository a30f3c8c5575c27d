"""Where the program is."""

from __future__ import annotations

import os
import shutil
import sysconfig


class Error(Exception):
    """What the program could not do, in its own words."""


def program() -> str:
    """The path of the program: `$MARQUEE`, beside this Python's scripts, or on the PATH."""
    given = os.environ.get("MARQUEE")
    if given:
        return given
    beside = os.path.join(sysconfig.get_path("scripts"), "marquee")
    if os.access(beside, os.X_OK):
        return beside
    found = shutil.which("marquee")
    if found is None:
        raise Error("there is no program marquee: set MARQUEE to its path, or put it on the PATH")
    return found
