"""A language model behind an address, played by a small server on this machine."""

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import storyledger
from storyledger.errors import ModelError, SettingsError
from storyledger.extract.endpoint import KEY, make_endpoint
from storyledger.extract.reader import Reading
from storyledger.extract.readers import by_rules, make_read
from storyledger.settings import Settings
from storyledger.terms import Span
from storyledger.text import lines

TEXT = "Marta Ostrova said the bridge would stay closed.\nJonas Petras denied it."
RIGHT = {"source": "Marta Ostrova", "cue": "said", "content": ["the bridge would stay closed"]}
Reply = tuple[int, bytes]


class Server:
    """Gives the replies in turn, the last one for ever, and keeps what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.seconds = 0.0
        self.headers: dict[str, str] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append((self.path, dict(self.headers), body))
                time.sleep(outer.seconds)
                status, data = outer.replies.pop(0) if len(outer.replies) > 1 else outer.replies[0]
                self.send_response(status)
                for name, value in {"Content-Length": str(len(data)), **outer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                return

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/v1"

    def says(self, *contents: object) -> None:
        """The next replies: chat completions with this content."""
        self.replies = [(200, completion(c)) for c in contents]


def completion(content: object, **more: object) -> bytes:
    """A chat completion; what is no text is written as JSON."""
    told = content if isinstance(content, str | None) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": told, **more}}]}).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on a free port of this machine."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv(KEY, "a key")
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.http.shutdown()
    made.http.server_close()
    thread.join()


def reader(server: Server, *, seconds: float = 5.0) -> Callable[[str], Reading]:
    """The reader that asks this server, with names by rules."""
    read = make_endpoint(
        server.address, "small-model", rules=by_rules, names=by_rules, seconds=seconds, pause=0.01
    )
    return lambda text: read(text, list(lines(text)), "d")


def printed(text: str, reading: Reading) -> list[tuple[str, str, str]]:
    """The parts of each attribution as printed."""
    told = [(a.source, a.cue, a.content) for a in reading.attributions]
    return [tuple(" / ".join(text[s:e] for s, e in part) for part in row) for row in told]  # type: ignore[misc]


def test_what_the_model_says_becomes_places_in_the_text(server: Server) -> None:
    """The question carries model, key and text; the rows name their reader."""
    server.says({"attributions": [RIGHT]})
    reading = reader(server)(TEXT)
    assert printed(TEXT, reading) == [("Marta Ostrova", "said", "the bridge would stay closed")]
    assert {a.reader for a in reading.attributions} == {"endpoint small-model"} == {reading.version}
    path, headers, body = server.asked[0]
    assert (path, headers["Authorization"], body["model"]) == (
        "/v1/chat/completions",
        "Bearer a key",
        "small-model",
    )
    assert body["messages"][1]["content"] == TEXT
    assert body["temperature"] == 0


def test_what_is_not_printed_is_left_out_and_told(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """A model that improves on the page is not believed."""
    better = RIGHT | {"content": ["the bridge will remain closed"]}
    server.says({"attributions": [better, RIGHT, "no object", {"content": 5}]})
    with caplog.at_level(logging.WARNING, "storyledger"):
        reading = reader(server)(TEXT)
    assert len(reading.attributions) == 1
    assert "2 of 3 attributions are not printed so" in caplog.text


def test_json_among_other_words_is_read(server: Server) -> None:
    """Fences and thoughts around the object are common."""
    server.says(
        '<think>{"attributions": []}</think>```json\n' + json.dumps({"attributions": [RIGHT]}) + "\n```"
    )
    assert len(reader(server)(TEXT).attributions) == 1


@pytest.mark.parametrize(
    "reply",
    [
        completion("I cannot help with that."),
        completion(None, refusal="policy"),
        completion('{"attributions": [{"source": "Mar'),
        completion({"attributions": "none"}),
        completion("[" * 100_000 + "{}"),
        b'{"error": "no choices"}',
        b"not JSON at all",
        b"\xff\xfe",
    ],
)
def test_an_answer_that_is_none_is_asked_for_again_then_rules_read(
    server: Server, caplog: pytest.LogCaptureFixture, reply: bytes
) -> None:
    """The page is read all the same, the rows say by whom, and a line says why."""
    server.replies = [(200, reply)]
    with caplog.at_level(logging.WARNING, "storyledger"):
        reading = reader(server)(TEXT)
    assert len(server.asked) == 2
    assert {a.reader for a in reading.attributions} == {"rules"}
    assert "read by rules: d, 0:72" in caplog.text


def test_a_second_answer_may_be_right(server: Server) -> None:
    """One slip costs nothing."""
    server.says("oh", {"attributions": [RIGHT]})
    assert [a.reader for a in reader(server)(TEXT).attributions] == ["endpoint small-model"]


@pytest.mark.parametrize(
    ("status", "cure"), [(401, KEY), (403, KEY), (404, "endpoint_model"), (302, "endpoint")]
)
def test_a_refused_key_or_model_ends_the_run_at_once(server: Server, status: int, cure: str) -> None:
    """Asking again is no use, and a redirection would carry the key elsewhere."""
    server.replies = [(status, b"not for you")]
    server.headers = {"Location": server.address + "/elsewhere"}
    with pytest.raises(ModelError, match=f"{status}.*not for you") as refused:
        reader(server)(TEXT)
    assert cure in refused.value.cure
    assert "a key" not in str(refused.value)
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again(server: Server) -> None:
    """Too many requests now is no refusal."""
    server.replies = [(429, b"slow down"), (503, b"busy"), (200, completion({"attributions": [RIGHT]}))]
    assert len(reader(server)(TEXT).attributions) == 1


def test_a_silent_server_ends_the_run_with_the_reason(server: Server) -> None:
    """After three attempts that time out."""
    server.says({"attributions": []})
    server.seconds = 0.3
    with pytest.raises(ModelError, match=r"after 3 attempts: .*timed out") as silent:
        reader(server, seconds=0.05)(TEXT)
    assert "--reader model" in silent.value.cure


def test_no_server_ends_the_run_with_the_reason(server: Server) -> None:
    """A wrong port is told as what it is."""
    server.http.server_close()
    with pytest.raises(ModelError, match="refused"):
        reader(server)(TEXT)


def test_the_same_words_are_asked_about_once(server: Server) -> None:
    """A copy costs nothing, and its places are its own."""
    server.says({"attributions": [RIGHT]})
    read = make_endpoint(server.address, "m", rules=by_rules, names=by_rules)
    moved = "\n\n" + TEXT
    first, second = read(TEXT, [Span(0, len(TEXT))], "a"), read(moved, [Span(2, len(moved))], "b")
    assert len(server.asked) == 1
    assert second.attributions[0].content[0].start == first.attributions[0].content[0].start + 2


def test_a_paragraph_without_end_is_not_sent(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """No small model takes it; the rules read it."""
    server.says({"attributions": []})
    with caplog.at_level(logging.WARNING, "storyledger"):
        reader(server)("word " * 5000)
    assert server.asked == []
    assert "not asked" in caplog.text


def test_an_endpoint_without_address_or_model_is_refused() -> None:
    """The message names the variables."""
    with pytest.raises(SettingsError) as refused:
        make_read(Settings(reader="endpoint"))
    assert "STORYLEDGER_ENDPOINT" in refused.value.cure


def test_a_run_by_an_endpoint_says_so_in_its_report(server: Server, tmp_path: Path) -> None:
    """From the setting to the last line of the report."""
    server.says({"attributions": [RIGHT]})
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    settings = Settings(reader="endpoint", endpoint=server.address, endpoint_model="small-model")
    with storyledger.open(":memory:", settings=settings) as ledger:
        ledger.run([page])
        assert "attributions read by endpoint small-model" in ledger.report()


def test_a_run_without_its_endpoint_ends_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not read by something else in silence."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    page = tmp_path / "page.txt"
    page.write_text(TEXT, "utf-8")
    settings = Settings(reader="endpoint", endpoint="http://127.0.0.1:9/v1", endpoint_model="m")
    with (
        storyledger.open(":memory:", settings=settings) as ledger,
        pytest.raises(ModelError, match="no answer from http://127"),
    ):
        ledger.run([page])
