"""Settings come from arguments, environment, file and default, in this order."""

from pathlib import Path

import pytest

from storyledger.errors import SettingsError
from storyledger.settings import Settings, load


def test_defaults_are_told_as_such() -> None:
    """Without any source each setting is its default."""
    values, origins = load(environment={})
    assert values == Settings()
    assert set(origins.values()) == {"default"}


def test_arguments_beat_environment_and_environment_beats_file(tmp_path: Path) -> None:
    """The nearest word counts, and where it came from is told."""
    file = tmp_path / "s.toml"
    file.write_text('workers = 3\nreader = "rules"\nmax_bytes = 5\n')
    values, origins = load(
        {"workers": 1, "reader": None},
        environment={"STORYLEDGER_WORKERS": "2", "STORYLEDGER_MAX_BYTES": "7"},
        file=file,
    )
    assert (values.workers, values.max_bytes, values.reader) == (1, 7, "rules")
    assert origins["workers"] == "argument"
    assert origins["max_bytes"] == "environment STORYLEDGER_MAX_BYTES"
    assert origins["reader"] == f"file {file}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"colour": 1}, "unknown setting 'colour'"),
        ({"workers": "many"}, "expected a whole number"),
        ({"reader": "x"}, "is 'x'"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_was_seen(arguments: dict[str, object], said: str) -> None:
    """The message names the setting, its value and what was expected."""
    with pytest.raises(SettingsError, match=said):
        load(arguments, environment={})


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    file = tmp_path / "s.toml"
    file.write_text("= nothing")
    with pytest.raises(SettingsError, match=r"s\.toml"):
        load(file=file, environment={})


def test_a_missing_file_is_named_once(tmp_path: Path) -> None:
    """The message tells which file and why, without the number of the system's error."""
    file = tmp_path / "none.toml"
    with pytest.raises(SettingsError) as told:
        load(file=file, environment={})
    assert told.value.what == f"cannot read the settings file {file}: No such file or directory"
