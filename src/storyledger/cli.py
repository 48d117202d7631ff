"""The command line: commands and wiring only. Data goes to stdout, progress and log to stderr.

Exit codes: 0 all pages were read; 1 the run is complete, but a page given to it could not be read (it is
listed); 2 an argument, a setting or a path cannot be used; 3 the ledger or an output cannot be used or
written; 4 the reader model is missing or altered; 5 a worker process has died, or a defect of storyledger;
130 interrupted: the ledger keeps what was recorded, and the next run completes it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click
from click.shell_completion import get_completion_class

from storyledger import settings as configuration
from storyledger.errors import InputError, StoryledgerError
from storyledger.out import LEDGER, REPORT, no_empty_ledger, not_written, opened_at, usable, write
from storyledger.terms import ROWS
from storyledger.version import __version__

if TYPE_CHECKING:
    from storyledger.run.local import Outcome
    from storyledger.terms import Page

KINDS = tuple(sorted(kind.KIND for kind in ROWS))
INTERRUPTED, DEFECT = 130, 5
TOLD = 20  # troubled pages told of on the screen; all are in the ledger and the report
# What is told of a page that is no failure of reading: it was read, or storyledger does not mean to read it.
READ_ALL_THE_SAME = {
    "language": "kept, not read",
    "duplicate": "the same page again",
    "encoding": "read, look at it",
}


class _Group(click.Group):
    """Tells errors in two lines (what and where; what helps), without a traceback, with their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except StoryledgerError as error:
            _say(f"storyledger: {error}")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            _say("storyledger: interrupted; what was recorded is kept")
            _say("  what helps: give the same command again, it completes the run")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has gone; nothing is wrong
            _close_stdout()
            ctx.exit(0)
        except OSError as error:
            _close_stdout()
            error_ = not_written("standard output", error)
            _say(f"storyledger: {error_}")
            ctx.exit(error_.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception:  # noqa: BLE001  a defect is told with all that helps to find it, and its own exit code
            traceback.print_exc()
            _say("storyledger: a defect of storyledger; what was recorded is kept")
            _say("  what helps: report it with the lines above")
            ctx.exit(DEFECT)
        return result


def _say(line: str) -> None:
    click.echo(line, err=True)


def _close_stdout() -> None:
    """Let what is still unwritten go nowhere, so that Python does not complain of it at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # no file behind it: nothing to close
        return


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="storyledger")
def main() -> None:
    """Keep a ledger of what news pages claim: on whose word, copied from where, what contradicts it.

    \b
    Examples:
      storyledger demo                          the example pile: look at out/report.html
      storyledger run pages/ -o out             read a folder of pages
      find . -name '*.html' | storyledger run - a list of files on stdin
      storyledger show out                      what the ledger tells, on one screen
      storyledger export out claim > claims.csv a table for a spreadsheet
      storyledger verify out draft.txt          which of its sentences the pages print

    \b
    Exit codes: 0 all read, 1 a page could not be read, 2 input, 3 ledger or output, 4 model,
    5 a defect, 130 interrupted.
    """


HELP = {
    "reader": "Who finds attributions and names",
    "spacy_model": "For --reader spacy: the name or folder of an installed pipeline",
    "endpoint": "For --reader endpoint: an OpenAI-compatible address; pages are sent there",
    "endpoint_model": "For --reader endpoint: the model's name; its key is STORYLEDGER_ENDPOINT_KEY",
    "extractor": "Who takes the text out of HTML",
    "workers": "Processes that read pages",
    "max_bytes": "A larger page is kept as an entry and not read",
    "max_text": "A page whose text has more characters is kept as an entry and not read",
    "language": "Pages that are read; any: all of them, by English rules",
}


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that every command which reads pages has: one for each setting, and where all goes."""
    path = click.Path(path_type=Path)
    for option in reversed((
        click.option("-o", "--out", type=path, default="out", show_default=True, metavar="DIR",
                     help="Where ledger.sqlite and report.html go."),
        *(_option(field.name, field.default) for field in fields(configuration.Settings)),
        click.option("--settings", "file", type=path, metavar="FILE", help="A TOML file with settings."),
        click.option("--json", "as_json", is_flag=True, help="Print the outcome as one JSON object."),
        click.option("-q", "--quiet", is_flag=True, help="No progress and no log of pages; errors only."),
    )):  # fmt: skip
        command = option(command)
    return command


def _option(name: str, usual: Any) -> Callable[..., Any]:
    """The option of a setting; without a default, so that environment and file count where it is absent."""
    choices = configuration.CHOICES.get(name)
    kind = click.Choice(choices) if choices else type(usual)
    words = (
        f"{HELP.get(name, 'A setting')}; default {usual}."
        if usual != ""
        else f"{HELP.get(name, 'A setting')}."
    )
    metavar = None if choices else ("N" if isinstance(usual, int) else "TEXT")
    return click.option(f"--{name.replace('_', '-')}", name, type=kind, metavar=metavar, help=words)


@main.command(short_help="Read pages into a ledger and write the report.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@_options
def run(paths: tuple[str, ...], **options: Any) -> None:
    """Read pages into a ledger and write the report.

    PATH is a file, a folder, a .jsonl file with one page a line, or - for a list of paths on stdin. Text,
    HTML, PDF (extra "pdf"), SRT and VTT are read. Running again does only the new work.

    A line of a .jsonl file is an object with "text" or "html" and, where they are known, "url" or "id",
    "title", "date" (2024-02-05), "publisher" and "fetched".

    \b
    Examples:
      storyledger run pages/
      storyledger run a.html b.txt crawl.jsonl -o out --workers 2
      echo '{"id": "1", "title": "Ferry late", "text": "The ferry was late."}' > pages.jsonl
      storyledger run pages/ --json | jq '.troubled[].address'
    """
    _run(paths, options)


@main.command(short_help="Read the example pile that comes along.")
@_options
def demo(**options: Any) -> None:
    """Read the example pile that comes with storyledger: invented events, real kinds of trouble.

    \b
    Example:
      storyledger demo -o out && xdg-open out/report.html
    """
    _run([str(_examples())], options)


def _examples() -> Path:
    """The example pile: in the installed package, or beside the sources."""
    here = Path(__file__).parent
    for folder in (here / "examples", here.parent.parent / "examples"):
        if (folder / "pile").is_dir():
            return folder / "pile"
    raise InputError("the example pile is not installed", cure="install storyledger again")


def _run(paths: Iterable[str], options: dict[str, Any]) -> None:
    from storyledger import api

    arguments = {field.name: options[field.name] for field in fields(configuration.Settings)}
    settings, _ = configuration.load(arguments, file=options["file"])
    out = usable(options["out"])
    ledger_path, report = out / LEDGER, out / REPORT
    with no_empty_ledger(ledger_path), api.open(ledger_path, settings=settings) as ledger:
        with _Bar(options["quiet"]) as bar:
            outcome = ledger.run(paths, progress=bar)
        write(report, ledger.report())
        if options["as_json"]:
            _print_json(_told(outcome) | {"ledger": str(ledger_path), "report": str(report)})
        else:
            click.echo(ledger.summary())
    if not options["quiet"]:
        _log(outcome.troubled, out)
        _say(f"{ledger_path}\n{report}")
    if any(page.problem not in READ_ALL_THE_SAME for page in outcome.troubled):
        sys.exit(1)


def _told(outcome: Outcome) -> dict[str, Any]:
    """What a run did, in plain values."""
    troubled = [
        {"address": p.address, "problem": p.problem, "detail": p.detail, "cure": p.cure,
         "read": p.problem in ("duplicate", "encoding")}
        for p in outcome.troubled
    ]  # fmt: skip
    counts = {"run": outcome.run, "pages": outcome.pages, "known": outcome.known}
    return counts | {"worked": dict(outcome.worked), "troubled": troubled}


def _log(troubled: tuple[Page, ...], out: Path) -> None:
    """Tell of pages that were not read, or not as they should be: what, where, what helps."""
    from storyledger.report.printed import visible

    for page in troubled[:TOLD]:
        what = READ_ALL_THE_SAME.get(page.problem or "", "not read")
        _say(visible(f"{what}: {page.address}: {page.detail}").replace("\n", " "))
        _say(f"  what helps: {page.cure}")
    if (more := len(troubled) - TOLD) > 0:
        _say(f"and {more:,} more pages\n  what helps: storyledger export {out} page lists them all")


class _Bar:
    """Progress on stderr: a bar where someone looks, nothing in a pipe."""

    def __init__(self, quiet: bool) -> None:
        from tqdm import tqdm

        self.bar = tqdm(disable=quiet or not sys.stderr.isatty(), file=sys.stderr, leave=False, unit="")

    def __enter__(self) -> Callable[[str, int, int], None]:
        return self.tell

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    def tell(self, stage: str, done: int, total: int) -> None:
        """Show how far a stage is."""
        self.bar.set_description(stage)
        self.bar.total, self.bar.n = total, done
        self.bar.refresh()


def _print_json(told: object) -> None:
    click.echo(json.dumps(told, ensure_ascii=False))


@main.command(short_help="Tell what a ledger holds.")
@click.argument("ledger", type=click.Path(path_type=Path), default="out")
@click.option("--json", "as_json", is_flag=True, help="The canonical export: one JSON object a line.")
@click.option(
    "--kind", type=click.Choice(KINDS), metavar="KIND", help="With --json: only entries of this kind."
)
def show(ledger: Path, as_json: bool, kind: str | None) -> None:
    """Tell what a ledger holds. LEDGER is a ledger file or the folder it lies in; without one, "out".

    On one screen; or, with --json, all of it: each entry as the ledger keeps it, with ids and offsets (code
    points, half-open). Two ledgers of the same pages print the same lines.

    \b
    Examples:
      storyledger show out
      storyledger show out --json --kind point | head
    """
    if kind and not as_json:
        raise click.UsageError(
            "--kind goes with --json.\n  what helps: storyledger export LEDGER KIND is a table"
        )
    with opened_at(ledger) as opened:
        if not as_json:
            click.echo(opened.summary())
            return
        for row in opened.export():
            if kind in (None, row["entry"]):
                _print_json(row)


@main.command(short_help="Print entries as a table (CSV).")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line instead of CSV.")
def export(ledger: Path, kind: str, as_json: bool) -> None:
    """Print the entries of one KIND as a table (CSV) in which each place stands with its words.

    KIND is point, claim, figure, conflict, question, wanted, speaker, page, ...; a wrong one lists them all.

    \b
    Examples:
      storyledger export out claim > claims.csv
      storyledger export out figure --json | jq -r '.place'
      storyledger export out page                 which pages were not read, and why
    """
    from storyledger.report import export as tables

    with opened_at(ledger) as opened:
        rows = {held: opened.rows(held) for held in ROWS if kind == held.KIND or held in tables.NEEDS}
    lines = tables.jsonl(rows, kind) if as_json else tables.csv_lines(rows, kind)
    for line in lines:
        click.echo(line)


@main.command(short_help="Hold a text against the pages, sentence by sentence.")
@click.argument("ledger", type=click.Path(path_type=Path))
@click.argument("text", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a sentence.")
def verify(ledger: Path, text: TextIO, as_json: bool) -> None:
    """Hold a TEXT (a draft, a chat answer; a file, or stdin) against the pages of a LEDGER.

    Each sentence matches (a page prints it), differs (a page has it otherwise: what differs is said), or is
    not found. A match says that a page prints it, not that it is true.

    \b
    Examples:
      storyledger verify out draft.txt
      pbpaste | storyledger verify out
      storyledger verify out draft.txt --json | jq -r 'select(.verdict != "matches") | .sentence'
    """
    from storyledger.report.printed import visible
    from storyledger.verify import told

    told_text = text.read()
    with opened_at(ledger) as opened:
        address = {d.id: d.address for d in opened.documents()}
        for verdict in opened.verify(told_text):
            answer = told.answer(verdict, told_text, address, opened.words)
            if as_json:
                _print_json(answer)
            else:
                click.echo("\n".join(visible(line) for line in told.lines(answer)))


@main.command(short_help="Print each setting and where it comes from.")
@click.option("--settings", "file", type=click.Path(path_type=Path), metavar="FILE", help="A TOML file.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def config(file: Path | None, as_json: bool) -> None:
    """Print each setting, its value and where it comes from: argument > environment > TOML file > default.

    \b
    Examples:
      storyledger config
      STORYLEDGER_WORKERS=2 storyledger config --settings my.toml
    """
    values, origins = configuration.load(file=file)
    told = {name: {"value": getattr(values, name), "from": origins[name]} for name in origins}
    if as_json:
        _print_json(told)
        return
    for name, row in told.items():
        click.echo(f"{name:<12} {row['value']!s:<14} {row['from']}")


@main.command(short_help="Print the completion script of a shell.")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def completion(shell: str, as_json: bool) -> None:
    """Print the completion script of a SHELL: bash, zsh or fish.

    \b
    Examples:
      storyledger completion bash >> ~/.bashrc
      storyledger completion zsh  >> ~/.zshrc
      storyledger completion fish > ~/.config/fish/completions/storyledger.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    source = made(main, {}, "storyledger", "_STORYLEDGER_COMPLETE").source()
    if as_json:
        _print_json({"shell": shell, "script": source})
    else:
        click.echo(source)


if __name__ == "__main__":
    main()
