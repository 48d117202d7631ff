"""What tests of extraction share: a check that work on hostile text grows as the text does."""

import time
from collections.abc import Callable

import pytest

SMALL, TIMES = 8_000, 4
SLACK = 3  # how much more than `TIMES` as long the longer text may take on a busy machine
QUICK = 0.25  # seconds: what is done within them is not measured against anything


@pytest.fixture
def grows_evenly() -> Callable[[Callable[[str], object], str], bool]:
    """Tells whether `work` on four times the text takes about four times as long, in processor time."""

    def took(work: Callable[[str], object], text: str) -> float:
        begun = time.process_time()
        work(text)
        return time.process_time() - begun

    def checked(work: Callable[[str], object], piece: str) -> bool:
        small, large = (piece * (size // len(piece)) for size in (SMALL, SMALL * TIMES))
        long = took(work, large)
        return long < QUICK or long < SLACK * TIMES * min(took(work, small) for _ in range(2))

    return checked
