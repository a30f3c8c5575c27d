"""Where the program is looked for."""

import os
import sysconfig

import pytest

import marquee


def made(folder, mode=0o755):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "marquee"
    path.write_text("#!/bin/sh\n")
    path.chmod(mode)
    return str(path)


@pytest.fixture
def places(tmp_path, monkeypatch):
    """Folders of scripts and on the PATH, with nothing in them."""
    scripts, on_path = tmp_path / "scripts", tmp_path / "path"
    monkeypatch.setattr(sysconfig, "get_path", lambda name, *more: str(scripts / more[0] if more else scripts))
    monkeypatch.setenv("PATH", str(on_path))
    return scripts, on_path


def test_the_variable_comes_before_scripts_and_those_before_the_path(places, tmp_path, monkeypatch):
    scripts, on_path = places
    with pytest.raises(marquee.Error, match="set MARQUEE"):
        marquee.program()
    last = made(on_path)
    assert marquee.program() == last
    user = made(scripts / f"{os.name}_user")
    assert marquee.program() == user
    beside = made(scripts)
    assert marquee.program() == beside
    given = made(tmp_path / "given")
    monkeypatch.setenv("MARQUEE", given)
    assert marquee.program() == given


def test_a_variable_that_names_no_program_is_told(tmp_path, monkeypatch):
    for path in (str(tmp_path / "none"), str(tmp_path), made(tmp_path / "plain", 0o644)):
        monkeypatch.setenv("MARQUEE", path)
        with pytest.raises(marquee.Error, match="MARQUEE is " + path):
            marquee.program()
