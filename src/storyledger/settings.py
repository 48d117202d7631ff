"""Settings and where each comes from: arguments > environment > TOML file > default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from storyledger.errors import SettingsError

PREFIX = "STORYLEDGER_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told: each field is an option, an environment variable and a TOML key."""

    reader: str = "model"  # model | rules | spacy | endpoint : who finds attributions and names
    spacy_model: str = "en_core_web_sm"  # for reader spacy: the name or folder of an installed pipeline
    endpoint: str = ""  # for reader endpoint: an OpenAI-compatible address, ".../v1"; pages are sent there
    endpoint_model: str = ""  # for reader endpoint; its key stands in STORYLEDGER_ENDPOINT_KEY alone
    extractor: str = "trafilatura"  # trafilatura | resiliparse (bulk)
    workers: int = 1  # processes that read pages
    max_bytes: int = 20_000_000  # a larger page is kept as an entry and not read
    max_text: int = 300_000  # code points; a page with a longer text is kept and not read: it is no news page
    language: str = "en"  # en | any : pages that read as another are kept, not read; any reads them all


CHOICES = {"reader": ("model", "rules", "spacy", "endpoint"), "extractor": ("trafilatura", "resiliparse"),
           "language": ("en", "any")}  # fmt: skip


def load(
    arguments: Mapping[str, Any] | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> tuple[Settings, dict[str, str]]:
    """Return the settings and, for each, the words that say where it came from.

    Raises SettingsError for an unknown name or a value of the wrong kind.

    >>> load({"workers": 2}, environment={})[1]["workers"]
    'argument'
    """
    environment = os.environ if environment is None else environment
    told = [(_from_file(file), f"file {file}"), (_from_environment(environment), "environment"),
            ({k: v for k, v in (arguments or {}).items() if v is not None}, "argument")]  # fmt: skip
    values: dict[str, Any] = {}
    origins = {f.name: "default" for f in fields(Settings)}
    for source, origin in told:
        for name, value in source.items():
            values[name] = _checked(name, value, origin)
            origins[name] = f"environment {PREFIX}{name.upper()}" if origin == "environment" else origin
    return Settings(**values), origins


def _from_file(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error  # an OSError names the file again
        raise SettingsError(
            f"cannot read the settings file {file}: {told}", cure="give a TOML file"
        ) from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    names = {f.name for f in fields(Settings)}
    return {n: environment[PREFIX + n.upper()] for n in names if PREFIX + n.upper() in environment}


def _checked(name: str, value: Any, origin: str) -> Any:
    kinds = {f.name: type(f.default) for f in fields(Settings)}
    if name not in kinds:
        raise SettingsError(f"unknown setting {name!r} ({origin})", cure=f"known: {', '.join(sorted(kinds))}")
    typed = _typed(value, kinds[name])
    if typed is None:
        raise SettingsError(
            f"setting {name} is {value!r} ({origin}), expected {EXPECTED[kinds[name]]}",
            cure="storyledger config shows what is set where",
        )
    if name in CHOICES and typed not in CHOICES[name]:
        raise SettingsError(
            f"setting {name} is {value!r} ({origin})", cure=f"one of {', '.join(CHOICES[name])}"
        )
    return typed


EXPECTED = {int: "a whole number from 1", str: "a string"}


def _typed(value: Any, kind: type) -> Any:
    """Return a value, or the number that a string tells, as this kind; None where it is none."""
    if kind is str:
        return value if isinstance(value, str) else None
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    return value if type(value) is int and value >= 1 else None
