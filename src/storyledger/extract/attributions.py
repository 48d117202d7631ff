"""Who is printed as saying what: by rules (`attributions`), and completed whoever found it (`complete`)."""

from storyledger.extract.completing import complete
from storyledger.extract.rules import attributions

__all__ = ["attributions", "complete"]
