"""What a form of the desk can be about, in words: withheld values, conditions and orders, objections that wait for a reply.

Knows: which acts point into a record or at an entry, and what a deployment has of that. Whoever fills the form in chooses
instead of looking a number up; what is chosen fills fields of the form in, and is judged like anything that is written there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import urlencode

from registry.domain.life import Where
from registry.domain.public_view import FieldView
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.operations.show.decisions import record_view
from registry.operations.withheld_values import OPENING
from registry.pages import act_words, words
from registry.pages.desk_views import Offer
from registry.pages.language import say
from registry.pages.record_parts import full_label
from registry.storage import acts, ledger, queries
from registry.storage.values import Place

LONGEST: Final = 400
"""Characters of a text that is shown so that it is recognised."""


def offers(registry: Registry, act: str, filled: Mapping[str, str]) -> tuple[Offer, ...] | None:
    """What the act can be about on the deployment that `filled` names; empty where that has nothing, None where nothing is chosen
    in this form, or where no known deployment is named."""
    make, deployment = _OFFERS.get(act), filled.get("deployment", "").strip()
    if make is None or not deployment:
        return None
    latest = queries.latest_version(registry.database, deployment)
    if latest is None:
        return None
    asked = filled.get("version", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else latest.number
    return tuple(make(registry, deployment, number))


def chooses(act: str) -> tuple[str, ...]:
    """The fields that a choice fills in; empty where the act has none."""
    return {
        OPENING: ("path", "version"),
        "discharge": ("entry", "part", "version"),
        "reply": ("objection", "version"),
    }.get(act, ())


def _withheld(registry: Registry, deployment: str, number: int) -> Iterator[Offer]:
    try:
        view = record_view(registry, deployment, number)
    except RegistryError:
        return
    for field in (one for fields in view.sections.values() for one in _closed(fields)):
        kept = field.withholding
        if kept is None:
            continue
        told = [words.WITHHELD.get(kept.ground, kept.ground)]
        if kept.review_by:
            told.append(say("to be looked at again by %(day)s") % {"day": words.day(kept.review_by)})
        if kept.opened:
            told.append(say("opened before: %(count)s") % {"count": words.counted(len(kept.opened), "time")})
        label = full_label(field.definition.path)
        within = f" ({field.path})" if "[" in field.path else ""
        yield Offer(
            urlencode({"path": field.path, "version": number}),
            f"{label}{within}",
            f"{say('version %(version)s') % {'version': number}}: {', '.join(told)}",
        )


def _closed(fields: tuple[FieldView, ...]) -> Iterator[FieldView]:
    for field in fields:
        if field.state == "withheld" and field.withholding is not None and not field.withholding.erased:
            yield field
        for item in field.items:
            yield from _closed(item)


def _asked(registry: Registry, deployment: str, number: int) -> Iterator[Offer]:
    life = act_history(registry, deployment).lives.get(deployment)
    given = life.authorisation if life else None
    if given is not None:
        texts = _texts(registry, given.entry)
        for condition, due in given.conditions.items():
            if condition in given.met:
                continue
            part = f"conditions[{condition - 1}]"
            yield Offer(
                _pointing("entry", given.entry, given.version, part=part),
                f"{act_words.field(f'conditions.{condition}')}: {texts.get(part) or say('its text was erased')}",
                _set(due, given.office, given.entry),
            )
    for entry, order in (life.orders if life else {}).items():
        if not order.answered:
            yield Offer(
                _pointing("entry", entry, order.version),
                f"{say('Order')}: {_texts(registry, entry).get('text') or say('its text was erased')}",
                _set(order.due, order.office, entry),
            )


def _objections(registry: Registry, deployment: str, number: int) -> Iterator[Offer]:
    life = act_history(registry, deployment).lives.get(deployment)
    for entry, one in (life.objections if life else {}).items():
        if not one.answered and not one.declined:
            yield Offer(
                _pointing("objection", entry, one.version),
                _texts(registry, entry).get("text")
                or say("Its text is kept back until somebody has read it"),
                say("entry %(index)s, on version %(version)s; a reply is %(due)s")
                % {"index": entry[1], "version": one.version, "due": act_words.due(one.due)},
            )


def _pointing(field: str, entry: Where, version: int, **more: str) -> str:
    return urlencode({field: entry[1], f"{field}.origin": entry[0], "version": version, **more})


def _set(due: str | None, office: str | None, entry: Where) -> str:
    said = {"due": act_words.due(due), "office": office or say("the office"), "index": entry[1]}
    return say("%(due)s, set by %(office)s in entry %(index)s") % said


def _texts(registry: Registry, entry: Where) -> dict[str, str]:
    """The public texts of the act in an entry, and those of it that were released."""
    numbers = {log.origin: log.id for log in ledger.logs(registry.database)}
    place = Place(numbers[entry[0]], entry[1])
    stored = acts.at(registry.database, place)
    found = [stored, *acts.moderations(registry.database, place)] if stored is not None else []
    return {
        path: one.value[:LONGEST]
        for act in found
        for path, one in acts.texts(registry.database, act).items()
        if one.withheld is None
    }


_OFFERS: Final[Mapping[str, Callable[[Registry, str, int], Iterator[Offer]]]] = {
    OPENING: _withheld,
    "discharge": _asked,
    "reply": _objections,
}
