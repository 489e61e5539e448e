"""The rows that say what is due when and where each registration stands: written beside the entries that change them, and made
again from the entries.

Knows: that the terms of a deployment are those of its life (`domain.clocks`), with what is stated of them; that origins of logs
are numbers in the database. Does not know how the rows are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from registry.domain.canonical import parse_canonical
from registry.domain.clocks import Term, record_terms, set_terms
from registry.domain.life import Life, Where
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.storage import acts, due, ledger, registrations
from registry.storage.due import TermRow
from registry.storage.latest import committed_forms, latest_versions
from registry.storage.listing import CHUNK, chunks
from registry.storage.registrations import Registration
from registry.storage.values import Place

SETTING = ("authorise", "authorise_with_conditions", "object", "order")
"""The acts that set a term."""


def rows_of(life: Life, origins: Mapping[str, int], beside: Where | None = None) -> list[TermRow]:
    """The rows of a life. `origins`: the number of each log; `beside`: the entry whose place is not known yet."""
    return [_row(life, term, origins, beside) for term in set_terms(life)]


def log_numbers(registry: Registry) -> dict[str, int]:
    """The number of each log by its origin."""
    return {log.origin: log.id for log in ledger.logs(registry.database)}


def every_row(registry: Registry) -> Iterator[tuple[str, list[TermRow]]]:
    """The rows of every deployment that has any, as the entries tell, in the order of their ids."""
    origins = log_numbers(registry)
    for deployment in sorted({*acts.deployments_with(registry.database, SETTING), *_by_record(registry)}):
        life = act_history(registry, deployment).lives.get(deployment)
        if life is not None and (rows := rows_of(life, origins)):
            yield deployment, rows


def registration_of(
    deployment: str, life: Life, origins: Mapping[str, int], beside: Where | None = None
) -> Registration | None:
    """Where a life stands, for the desks; None of what no enrolled body filed, which reaches none."""
    if life.filer is None:
        return None
    place = None if life.moved == beside else Place(origins[life.moved[0]], life.moved[1])
    return Registration(deployment, life.state, life.filer, life.moved_at, place)


def every_registration(registry: Registry) -> Iterator[Registration]:
    """Where every deployment stands that an enrolled body filed, as the entries tell, in the order of their ids."""
    origins = log_numbers(registry)
    for deployment in sorted(acts.deployments_with(registry.database, (acts.FILED,))):
        life = act_history(registry, deployment).lives.get(deployment)
        if life is not None and (row := registration_of(deployment, life, origins)) is not None:
            yield row


def rebuild_due(registry: Registry) -> None:
    """Make all of them again."""
    due.rebuild_terms(registry.database, every_row(registry))
    # Read before anything is written: a database of one file has one writer.
    registrations.rebuild(registry.database, list(every_registration(registry)))


def _row(life: Life, term: Term, origins: Mapping[str, int], beside: Where | None) -> TermRow:
    place = None if term.entry == beside else Place(origins[term.entry[0]], term.entry[1])
    return TermRow(
        term.clock, place, term.part, term.due, term.version, term.whose, term.moment, term.requirement,
        term.key in life.overdue,
    )  # fmt: skip


def _by_record(registry: Registry) -> Iterator[str]:
    filed = [one for one in latest_versions(registry.database) if one.provenance == "filed"]
    for chunk in chunks(filed, CHUNK):
        forms = committed_forms(registry.database, [one.id for one in chunk])
        yield from (one.deployment_id for one in chunk if record_terms(parse_canonical(forms[one.id])))
