"""From bytes to documents: pages, dates, roles."""
