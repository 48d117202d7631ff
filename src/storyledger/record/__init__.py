"""The ledger on disk: the only database code."""
