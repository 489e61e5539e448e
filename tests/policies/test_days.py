"""A day that is written in a rule or in its test says the same day twice: as text for people, as a number for the rules."""

from __future__ import annotations

import re
from datetime import date

from tests.policies.derived import LIBRARY

_DAY = re.compile(r'\{"iso": "(\d{4}-\d{2}-\d{2})", "day": (\d+)\}')
_INSTANT = re.compile(r'"iso": "(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})Z", "epoch": (\d+)')


def test_every_day_in_the_policies_has_its_own_number() -> None:
    found = 0
    for path in [*LIBRARY.glob("*.rego"), *LIBRARY.glob("*/*.rego")]:
        text = path.read_text(encoding="utf-8")
        for iso, number in _DAY.findall(text):
            found += 1
            assert (date.fromisoformat(iso) - date(1970, 1, 1)).days == int(number), f"{path.name}: {iso}"
        for iso, *clock, epoch in _INSTANT.findall(text):
            hours, minutes, seconds = map(int, clock)
            days = (date.fromisoformat(iso) - date(1970, 1, 1)).days
            assert days * 86_400 + hours * 3600 + minutes * 60 + seconds == int(epoch), f"{path.name}: {iso}"
    assert found > 20
