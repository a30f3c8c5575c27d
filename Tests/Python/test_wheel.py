"""The wheel, with a stand-in for the program."""

import base64
import csv
import hashlib
import os
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT

NAME = "marquee_factors-1.2.3-py3-none-manylinux_2_17_x86_64.whl"


@pytest.fixture
def build(tmp_path, monkeypatch):
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho 1.2.3\n")
    program.chmod(0o755)
    monkeypatch.setenv("MARQUEE_PROGRAM", str(program))

    def run(script, folder):
        done = subprocess.run([*script, str(tmp_path / folder)], capture_output=True, text=True, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return tmp_path / folder

    return run


def wheel(build, folder):
    return build([sys.executable, str(ROOT / ".ci" / "wheel")], folder) / NAME


def test_is_the_same_from_the_same_sources(build):
    assert wheel(build, "one").read_bytes() == wheel(build, "two").read_bytes()


def test_records_all_that_is_in_it(build):
    with zipfile.ZipFile(wheel(build, "one")) as archive:
        names = archive.namelist()
        folder = "marquee_factors-1.2.3.dist-info"
        recorded = {name: (digest, size) for name, digest, size in csv.reader(
            archive.read(f"{folder}/RECORD").decode().splitlines())}
        assert set(recorded) == set(names) and len(names) == len(set(names))
        assert recorded.pop(f"{folder}/RECORD") == ("", "")
        for name, (digest, size) in recorded.items():
            data = archive.read(name)
            told = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            assert (digest, size) == (f"sha256={told}", str(len(data))), name
        modules = {path.name for path in (ROOT / "Sources" / "Python" / "marquee").glob("*.py")} | {"py.typed"}
        assert {name.split("/")[1] for name in names if name.startswith("marquee/")} == modules
        assert f"{folder}/LICENSE" in names
        metadata = archive.read(f"{folder}/METADATA").decode()
        assert "\nName: marquee-factors\nVersion: 1.2.3\n" in metadata and "Requires-Dist" not in metadata


def test_pip_installs_the_program_and_the_module(build, tmp_path):
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode != 0:
        pytest.skip("needs pip")
    place = tmp_path / "place"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--ignore-installed", "--prefix"]
    done = subprocess.run([*pip, str(place), str(wheel(build, "one"))], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    said = subprocess.run([str(place / "bin" / "marquee"), "--version"], capture_output=True, text=True)
    assert said.stdout == "1.2.3\n"
    modules = str(next(place.glob("lib*/python*/site-packages")))
    code = "import marquee; print(marquee.__file__)"
    said = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": modules})
    assert said.stdout.startswith(modules), said.stderr


def test_a_release_has_the_program_the_wheel_and_their_sums(build):
    folder = build(["bash", str(ROOT / ".ci" / "release")], "release")
    names = ["marquee-1.2.3-linux-x86_64", NAME]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names, "SHA256SUMS"])
    expected = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names]
    assert (folder / "SHA256SUMS").read_text().splitlines() == expected
