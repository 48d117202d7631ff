"""The wheel: what an installed storyledger brings along, without the sources beside it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, as an installer would put it; built here, nothing is fetched."""
    dist, site = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dist)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        held.extractall(site)
    return site


def _files(folder: Path) -> set[str]:
    """All files below a folder but what Python makes for itself."""
    found = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return {p.as_posix() for p in found if "__pycache__" not in p.parts}


def test_the_wheel_holds_the_package_with_its_data_and_the_example_pile(installed: Path) -> None:
    """Every file of the sources and every page of the pile; nothing else."""
    (info,) = installed.glob("*.dist-info")
    held = {p for p in _files(installed) if not p.startswith(info.name)}
    pile = {f"storyledger/examples/{p}" for p in _files(ROOT / "examples") if p.startswith("pile/")}
    assert held == _files(SOURCES) | pile
    assert {"storyledger/py.typed", "storyledger/examples/pile/01-wire.txt"} <= held


def test_the_demo_runs_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    """With the sources out of reach: pile, templates, models and tables come from the wheel."""
    code = (
        "import sys; sys.path = [p for p in sys.path if p != sys.argv[1]]; sys.path.insert(0, sys.argv[2])\n"
        "import storyledger.cli as cli; print(cli.__file__, file=sys.stderr)\n"
        "cli.main(['demo', '-o', 'out', '--json'], prog_name='storyledger')\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(SOURCES), str(installed)],
        cwd=tmp_path, capture_output=True, text=True, check=False, env=dict(os.environ) | {"PYTHONPATH": ""},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stderr.splitlines()[0].startswith(str(installed))
    assert json.loads(told.stdout)["pages"] >= 10
    assert (tmp_path / "out" / "report.html").stat().st_size > 100_000
