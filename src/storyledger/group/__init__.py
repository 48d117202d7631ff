"""Which documents tell of one event."""
