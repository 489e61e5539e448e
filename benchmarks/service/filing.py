"""Filing in bulk against bare assessment, of the same records, in one process.

Knows: what stands between the lines of a request and their answers, without HTTP around it: reading, the operation of the API's
`/bulk`, durable when it returns. Bare assessment is the engine alone, from the bytes of the facts to those of the assessment.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from benchmarks.service.records import records
from benchmarks.service.words import Sentences
from registry.domain.canonical import canonical_bytes
from registry.domain.facts import derive
from registry.domain.record import read_record
from registry.http.api.preconditions import form_of_key
from registry.operations.api_tokens import bearer, make_token
from registry.operations.assess import unfiled_form
from registry.operations.file_for_body import file_many
from registry.operations.file_record import Filed
from registry.operations.read_request import read_rows
from registry.operations.registry import Registry
from tests.operations.acting import acting_in

BODY: Final = "town"


@dataclass(frozen=True)
class Compared:
    """Records a second: filed and assessed, each by the clock and by the CPU time of this process."""

    filed: float
    filed_cpu: float
    assessed: float
    assessed_cpu: float


def compare(registry: Registry, sentences: Sentences, count: int) -> Compared:
    """File `count` records new to `registry`, a thousand a request, and assess the same."""
    acting = acting_in(registry)
    _, token = make_token(registry, acting.people[BODY, "filer"], ["submit"], 1)
    who, run = bearer(registry, token), secrets.token_hex(4)
    made = list(islice(records(secrets.randbits(30), sentences, lambda number: f"{run}-{number:09d}"), count))
    requests = [
        b"".join(json.dumps(one).encode() + b"\n" for one in made[start : start + 1000])
        for start in range(0, count, 1000)
    ]

    def file() -> None:
        for number, sent in enumerate(requests):
            rows = [
                (
                    str(line),
                    found,
                    form_of_key(f"{run}-{number}-{'k' * 16}", json.dumps(found, sort_keys=True)),
                )
                for line, found in read_rows(sent)
                if isinstance(found, dict)
            ]
            told = [told for _, told in file_many(registry, who, BODY, rows)]
            assert len(told) == len(rows)
            assert all(isinstance(one.result, Filed) for one in told)

    _, bundle = registry.release()
    (engine,) = registry.engines(bundle)
    facts = [canonical_bytes(derive(unfiled_form(read_record(one)), bundle.facts_version)) for one in made]
    day = {"iso": "2026-11-23", "day": 20_780}

    def assess() -> None:
        for one in facts:
            engine.assess(one, day)

    # What is loaded once is loaded before.
    engine.assess(facts[0], day)
    assessed, assessed_cpu = _timed(assess)
    filed, filed_cpu = _timed(file)
    return Compared(count / filed, count / filed_cpu, count / assessed, count / assessed_cpu)


def _timed(work: Callable[[], None]) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used
