"""What is asked of the service: for each kind of question, addresses that differ from one another.

Knows: that counts and pages are kept until something is filed, so a question that was asked before is answered faster; each kind
is asked in new words, and where it says so, again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from benchmarks.service.records import OPERATORS, facets, pick
from benchmarks.service.words import ARABIC, CHINESE, COMMON, MIDDLE, RARE, RUSSIAN, Sentences

_FACETS: Final = {
    "country": "place.country",
    "technology": "deployment.technology",
    "mode": "deployment.mode",
    "space": "deployment.space",
    "sector": "operator.sector",
    "status": "deployment.status",
}


@dataclass(frozen=True)
class Kind:
    """A kind of question and addresses of it. `aim`: whether the 99th percentile of 50 ms is aimed at."""

    name: str
    addresses: tuple[str, ...]
    aim: bool = False


def kinds(sentences: Sentences, filed: Sequence[str], count: int) -> list[Kind]:
    """Every kind, `count` addresses of each."""
    chance = random.Random(5)
    ranked = [
        word for word, _ in Counter(sentences.text(chance, 20_000).replace(".", "").split()).most_common()
    ]

    def several(name: str, made: Iterator[dict[str, str]], file: str = "", aim: bool = False) -> Kind:
        found: dict[str, None] = {}
        for _ in range(count * 20):
            found[f"/deployments{file}?{urlencode(next(made))}"] = None
            if len(found) == count:
                break
        return Kind(name, tuple(found), aim)

    def forever(*parts: dict[str, str] | str) -> Iterator[dict[str, str]]:
        while True:
            asked: dict[str, str] = {}
            for part in parts:
                asked |= part if isinstance(part, dict) else _part(part)
            yield asked

    def _part(name: str) -> dict[str, str]:
        if name in _FACETS:
            return {name: facets(chance)[_FACETS[name]]}
        return {"q": chance.choice(ranked[:300] if name == "common" else ranked[-15_000:])}

    return [
        Kind("newest first, pages 1 to 50", tuple(f"/deployments?page={n % 50 + 1}" for n in range(count)), True),
        several("one facet", forever("country"), aim=True),
        several("an operator", ({"operator": f"Body {pick(chance, OPERATORS)}"} for _ in iter(int, 1)), aim=True),
        several("two facets", forever("country", "technology"), aim=True),
        several("four facets", forever("country", "technology", "mode", "status"), aim=True),
        several("a common word", forever("common"), aim=True),
        Kind(f"{COMMON!r}, asked again", (f"/deployments?q={COMMON}",) * count, True),
        several("two common words", ({"q": " ".join(chance.sample(ranked[:300], 2))} for _ in iter(int, 1)), aim=True),
        several("a rare word", forever("rare"), aim=True),
        Kind(f"{RARE!r} and {MIDDLE!r}", (f"/deployments?q={RARE}", f"/deployments?q={MIDDLE}") * (count // 2), True),
        several("a common word and a facet", forever("common", "country"), aim=True),
        several("a rare word and a facet", forever("rare", "technology"), aim=True),
        several("Chinese and a facet", forever({"q": CHINESE}, "country"), aim=True),
        several("Arabic and a facet", forever({"q": ARABIC}, "country"), aim=True),
        several("Russian and a facet", forever({"q": RUSSIAN}, "country"), aim=True),
        several("by relevance, a rare word", forever("rare", {"sort": "relevance"})),
        several("by relevance, a common word", forever("common", {"sort": "relevance"})),
        Kind("a deployment's page", tuple(f"/deployments/{chance.choice(filed)}" for _ in range(count)), True),
        Kind("the first page", ("/",) * count),
        several("Atom, one facet", forever("country"), ".atom"),
        several("Atom, a common word", forever("common"), ".atom"),
        several("Atom, a rare word", forever("rare"), ".atom"),
        several("CSV, a rare word", forever("rare"), ".csv"),
        Kind("API, a list", tuple(f"/api/v1/deployments?{urlencode(facets_of(chance))}" for _ in range(count))),
    ]  # fmt: skip


def facets_of(chance: random.Random) -> dict[str, str]:
    """A country and a technology."""
    said = facets(chance)
    return {name: said[_FACETS[name]] for name in ("country", "technology")}
