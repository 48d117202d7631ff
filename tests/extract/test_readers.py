"""The reader that the settings name, and no other, is loaded."""

import socket
import subprocess
import sys
from typing import Any

import pytest

from storyledger.extract.readers import make_read
from storyledger.settings import Settings
from storyledger.terms import Span

SAID = "Marta Ostrova, the mayor of Lindholm, said that the bridge would stay closed."


@pytest.mark.parametrize("name", ["rules", "model"])
def test_each_reader_says_who_read_and_touches_no_network(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket that is opened would fail."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    [found] = make_read(Settings(reader=name))(SAID, [Span(0, len(SAID))], "d").attributions
    assert found.reader == name
    assert "Marta Ostrova" in SAID[slice(*found.source[0])]


def test_spacy_and_the_network_are_not_even_loaded() -> None:
    """In a fresh process neither is among the loaded modules."""
    told = (
        "import sys; from storyledger.extract.readers import make_read;"
        "from storyledger.settings import Settings;"
        "make_read(Settings()); make_read(Settings(reader='rules'));"
        "print([m for m in ('spacy', 'storyledger.extract.endpoint', 'urllib.request') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
