"""A process that appends: `appender.py DATABASE NAME FILINGS BATCH`. Prints the index of each entry once it is durable.

With a batch of 0 it sends one filing at a time until it is killed.
"""

from __future__ import annotations

import sys
from itertools import count

from registry.storage import ledger
from registry.storage.values import Sequenced
from tests.storage.conftest import opened
from tests.storage.simulator import extend, filing, not_met, public


def main(path: str, name: str, filings: int, batch: int) -> None:
    db = opened(path)
    numbers = range(filings) if batch else count()
    step = batch or 1
    for first in numbers[::step] if isinstance(numbers, range) else numbers:
        items = [
            filing(
                f"{name}-{number}",
                answers=[public("deployment.title", f"{name} {number}")],
                statuses=not_met("r_1", "r_2"),
                country="FR",
            )
            for number in range(first, min(first + step, filings) if batch else first + 1)
        ]
        for outcome in ledger.append(db, 1, items, extend):
            assert isinstance(outcome, Sequenced), outcome
            print(outcome.place.index, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
