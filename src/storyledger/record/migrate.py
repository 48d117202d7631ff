"""Bring a ledger file to this version's tables, or say why not."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from storyledger.errors import LedgerError, NewerLedger

FOLDER = Path(__file__).parent / "migrations"


def upgrade(engine: sa.Engine, path: Path, *, create: bool = True) -> None:
    """Run the migrations that this ledger lacks; without `create`, an empty file is refused.

    Raises NewerLedger or LedgerError.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.begin() as db:
        at = MigrationContext.configure(db).get_current_revision()
        if at == scripts.get_current_head():
            return
        _refuse_strangers(db, scripts, at, path)
        if at is None and not create:
            raise LedgerError(
                f"{path} is empty: no run has written to it", cure="storyledger run PATH -o DIR makes one"
            )
        config.attributes["connection"] = db
        command.upgrade(config, "head")


def _refuse_strangers(db: sa.Connection, scripts: ScriptDirectory, at: str | None, path: Path) -> None:
    if at is not None:
        try:
            scripts.get_revision(at)
        except CommandError as error:
            raise NewerLedger(
                f"{path} was written by a newer storyledger (its tables are at {at!r})",
                cure="upgrade storyledger, or give another -o DIR",
            ) from error
    elif sa.inspect(db).get_table_names():
        raise LedgerError(
            f"{path} is a database, but no ledger", cure="give another -o DIR, or move this file away"
        )
