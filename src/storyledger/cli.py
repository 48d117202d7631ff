"""The command line: commands and wiring only. Data goes to stdout, progress and log to stderr.

Exit codes: 0 all pages were read; 1 the run is complete, but a page could not be read (it is listed);
2 an argument or a path cannot be used; 3 the ledger cannot be used; 4 the reader model is missing or altered;
130 interrupted: the ledger keeps what was recorded, and the next run completes it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import get_completion_class

from storyledger import settings as configuration
from storyledger.errors import InputError, StoryledgerError
from storyledger.version import __version__

LEDGER, REPORT = "ledger.sqlite", "report.html"
INTERRUPTED = 130
NOT_FAULTS = ("language", "duplicate")  # entries that are no failure of reading


class _Group(click.Group):
    """Tells our errors in two lines, without a traceback, with their exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StoryledgerError as error:
            click.echo(f"storyledger: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo(
                "storyledger: interrupted; what was recorded is kept\n"
                "  what helps: give the same command again, it completes the run",
                err=True,
            )
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone; nothing is wrong
            ctx.exit(0)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="storyledger")
def main() -> None:
    """Keep a ledger of what a pile of news pages claims: on whose word, copied from where, what contradicts it.

    \b
    Examples:
      storyledger demo                          the example pile: look at out/report.html
      storyledger run pages/ -o out             read a folder of pages
      find . -name '*.html' | storyledger run - a list of files on stdin
      storyledger show out --json | jq .        what the ledger holds, one JSON object a line
    """


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that every command which reads pages has."""
    for option in reversed((
        click.option("-o", "--out", "out", type=click.Path(path_type=Path), default=Path("out"), show_default=True,
                     metavar="DIR", help="Where ledger.sqlite and report.html go."),
        click.option("--reader", help="Who finds attributions and names: model (default) or rules."),
        click.option("--extractor", help="Text of HTML pages: trafilatura (default) or resiliparse (bulk)."),
        click.option("--workers", type=int, help="Processes that read pages (default 1)."),
        click.option("--settings", "file", type=click.Path(path_type=Path), metavar="FILE", help="A TOML file."),
        click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON."),
        click.option("-q", "--quiet", is_flag=True, help="No progress."),
    )):  # fmt: skip
        command = option(command)
    return command


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_options
def run(paths: tuple[str, ...], **options: Any) -> None:
    """Read pages into a ledger and write the report.

    PATH is a file, a folder, a .jsonl file with one page a line, or - for a list of paths on stdin. Text, HTML,
    PDF (extra "pdf"), SRT and VTT are read. Running again does only the new work.

    \b
    Examples:
      storyledger run pages/
      storyledger run a.html b.txt crawl.jsonl -o out --workers 2
    """
    _run(paths, options)


@main.command()
@_options
def demo(**options: Any) -> None:
    """Read the example pile that comes with storyledger: invented events, real kinds of trouble."""
    _run([str(_examples())], options)


def _examples() -> Path:
    """The example pile: in the installed package, or beside the sources."""
    here = Path(__file__).parent
    for folder in (here / "examples", here.parent.parent / "examples"):
        if (folder / "pile").is_dir():
            return folder / "pile"
    raise InputError("the example pile is not installed", cure="install storyledger again")


def _run(paths: Any, options: dict[str, Any]) -> None:
    from storyledger import api

    named = {k: options[k] for k in ("reader", "extractor", "workers")}
    settings, _ = configuration.load(named, file=options["file"])
    with api.open(options["out"] / LEDGER, settings=settings) as ledger:
        with _Bar(options["quiet"]) as bar:
            outcome = ledger.run(paths, progress=bar)
        report = options["out"] / REPORT
        report.write_text(ledger.report(), encoding="utf-8")
        faults = [p for p in ledger.pages() if p.problem and p.problem not in NOT_FAULTS]
        if options["as_json"]:
            told = {"run": outcome.run, "pages": outcome.pages, "known": outcome.known, "worked": outcome.worked,
                    "ledger": str(options["out"] / LEDGER), "report": str(report),
                    "not_read": [{"address": p.address, "problem": p.problem, "detail": p.detail, "cure": p.cure}
                                 for p in faults]}  # fmt: skip
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            click.echo(ledger.summary())
        for page in faults:
            click.echo(f"not read: {page.address}: {page.detail}\n  what helps: {page.cure}", err=True)
        click.echo(f"{options['out'] / LEDGER}\n{report}", err=True)
    if faults:
        sys.exit(1)


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


@main.command()
@click.argument("ledger", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The canonical export: one JSON object a line.")
@click.option("--kind", help="With --json: only rows of this kind (point, claim, conflict, ...).")
def show(ledger: Path, as_json: bool, kind: str | None) -> None:
    """Tell what a ledger holds. LEDGER is a ledger file or the folder it lies in.

    \b
    Examples:
      storyledger show out
      storyledger show out --json --kind point | head
    """
    from storyledger import api
    from storyledger.terms import ROWS

    kinds = sorted(k.KIND for k in ROWS)
    if kind is not None and kind not in kinds:
        raise InputError(f"no kind {kind!r}", cure=f"one of {', '.join(kinds)}")
    with api.open(ledger / LEDGER if ledger.is_dir() else ledger, create=False) as opened:
        if not as_json:
            click.echo(opened.summary())
            return
        for row in opened.export():
            if kind is None or row["kind"] == kind:
                click.echo(json.dumps(row, ensure_ascii=False))


@main.command()
@click.option("--settings", "file", type=click.Path(path_type=Path), metavar="FILE", help="A TOML file.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def config(file: Path | None, as_json: bool) -> None:
    """Print each setting, its value and where it comes from."""
    values, origins = configuration.load(file=file)
    told = {name: {"value": getattr(values, name), "from": origins[name]} for name in origins}
    if as_json:
        click.echo(json.dumps(told))
        return
    for name, row in told.items():
        click.echo(f"{name:<12} {row['value']!s:<14} {row['from']}")


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Example:
      storyledger completion bash >> ~/.bashrc
    """
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(main, {}, "storyledger", "_STORYLEDGER_COMPLETE").source())


if __name__ == "__main__":
    main()
