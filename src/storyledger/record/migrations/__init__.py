"""How the tables of a ledger came to be: Alembic migrations, run when a ledger is opened."""
