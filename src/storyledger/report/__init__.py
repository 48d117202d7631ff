"""The report: views of a ledger, drawn as one HTML file."""
