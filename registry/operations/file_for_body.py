"""File records in the name of a body, without a draft: what a program sends is a version when this returns, or nothing is.

Knows: that each record counts once under the form that it came in (`sent_form`); that one that revises names the version it was
made from; and that of many each is judged by itself. Where a body has an approver two people act, and a program drafts
(`keep_draft`). Nothing is published here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.decision import read_statement
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations.desk import require_open
from registry.operations.file_record import Filed, NotFiled, Result, Submission, file_records
from registry.operations.filed_by import FiledBy
from registry.operations.registry import Registry
from registry.operations.sent_form import became, known_as, sent_form
from registry.operations.sign_in import SignedIn
from registry.signing.dsse import unverified_payload
from registry.storage import ledger, queries, sent_forms
from registry.storage.expected_version import followed, follows
from registry.storage.sent_forms import SentForm
from registry.storage.values import Place, Write

_KIND: Final = "file"


@dataclass(frozen=True)
class Told:
    """What became of a record. `origin`: of the log of its entry. `again`: it was filed before under the same form, and
    nothing was done."""

    result: Result
    origin: str
    again: bool = False


def file_for_body(
    registry: Registry, who: SignedIn, body: str, data: dict[str, Any], form: str, after: int | None
) -> Told:
    """File the record in `data`. `form`: the id of its form; `after`: the number of the version that it is made from, 0 for a new
    deployment.

    Raises `file.exists`, `file.followed`, `act.form_used`, and what reading and filing raise; nothing was filed then.
    """
    require_open(registry)
    _require_reach(who, body)
    sent = _sent(who, body, data, form)
    if (filed := _filed(registry, sent)) is not None:
        return filed
    record = read_record(data)
    latest = queries.latest_version(registry.database, record.id) if record.id else None
    if after == 0 and latest is not None:
        raise RegistryError(
            "file.exists",
            "there is a deployment of this id",
            hint="Nothing was filed. Revise that one, or file this one under another id, or under none.",
        )
    if after is not None and after != (latest.number if latest else 0):
        raise followed()
    try:
        (result,) = file_records(registry, [_submission(who, body, data, sent, after)])
    except Exception:
        # It may have been a moment faster under the same form, or something failed behind the commit: it is filed all the same.
        with suppress(RegistryError):
            if (filed := _filed(registry, sent)) is not None:
                return filed
        raise
    if not isinstance(result, Filed) and (filed := _filed(registry, sent)) is not None:
        return filed
    if isinstance(result, NotFiled):
        raise result.error
    return Told(result, registry.log.origin)


def file_many(
    registry: Registry, who: SignedIn, body: str, rows: Iterable[tuple[str, dict[str, Any], str]]
) -> Iterator[tuple[str, Told]]:
    """File the record of each row, given as (where, data, id of its form); one result each, by where it stood, in some order.

    A row that comes twice counts once. Raises what stands in the way of all of them; those told before are filed.
    """
    require_open(registry)
    _require_reach(who, body)
    waiting: dict[str, tuple[Submission, SentForm]] = {}
    same: dict[bytes, list[str]] = {}
    sent_as = []
    for where, data, form in rows:
        try:
            sent_as.append((where, data, _sent(who, body, data, form)))
        except RegistryError as error:
            yield where, Told(NotFiled(where, error), "")
    known = sent_forms.find_many(registry.database, (sent.digest for _, _, sent in sent_as))
    for where, data, sent in sent_as:
        try:
            if (place := known_as(sent, known.get(sent.digest))) is not None:
                yield where, _told(registry, place)
            elif sent.digest in same:
                same[sent.digest].append(where)
            else:
                waiting[where] = (_submission(who, body, data, sent, None, where), sent)
                same[sent.digest] = [where]
        except RegistryError as error:
            yield where, Told(NotFiled(where, error), "")
    for result in file_records(registry, [submission for submission, _ in waiting.values()]):
        sent = waiting[result.where][1]
        first, *others = same[sent.digest]
        # Another request may have been a moment faster under the same form: what it filed is not refused, nor unchanged.
        before = None if isinstance(result, Filed) else _filed(registry, sent)
        yield first, before or Told(result, registry.log.origin)
        for other in others:
            yield other, Told(result, registry.log.origin, again=True)


def _require_reach(who: SignedIn, body: str) -> None:
    if not who.reaches(body):
        raise RegistryError(
            "token.scope",
            "this token does not reach to that body",
            hint="Nothing was filed. Make one that is for that body, or for all of yours.",
        )


def _sent(who: SignedIn, body: str, data: dict[str, Any], form: str) -> SentForm:
    try:
        return sent_form(form, who.person.id, _KIND, {"body": body, "record": data})
    except RegistryError:
        # What has no exact form is no record either, and reading it says which answer is none.
        read_record(data)
        raise


def _submission(
    who: SignedIn,
    body: str,
    data: dict[str, Any],
    sent: SentForm,
    after: int | None,
    where: str = "",
) -> Submission:
    beside: list[Write] = [sent_forms.remember(sent), *([follows(after)] if after is not None else [])]
    scopes = who.token.scopes if who.token else None
    by = FiledBy(body, who.person.id, scopes=scopes)
    return Submission(read_record(data), "filed", where, by=by, beside=tuple(beside))


def _filed(registry: Registry, sent: SentForm) -> Told | None:
    place = became(registry, sent)
    return None if place is None else _told(registry, place)


def _told(registry: Registry, place: Place) -> Told:
    (entry,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    decision = read_statement(unverified_payload(entry)[0]).decision
    assert decision is not None
    filed = Filed("", decision.deployment, decision.version, place.index, decision)
    return Told(filed, registry.at(place.log_id).log.origin, again=True)
