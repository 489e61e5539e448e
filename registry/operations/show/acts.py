"""What was done about a version, and what runs in the life of its deployment, as the public sees it.

Knows: the entries, the public names of bodies, and the public texts of acts. People are named nowhere; of what is not public only
that it was done is shown.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from registry.domain.act import (
    Act,
    Determination,
    Lapse,
    Objection,
    OnVersion,
    Opinion,
    Order,
    OverdueTerm,
    Retirement,
)
from registry.domain.act_history import ActHistory
from registry.domain.actor import ClosedText
from registry.domain.clocks import moderation_due, terms_of
from registry.domain.decision import read_statement
from registry.domain.life import Where
from registry.domain.lifecycle import AUTHORISED, DECISIVE, State
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.operations.show.decisions import entry
from registry.pages import act_views, deployment_views, desk_words
from registry.pages.words import ACTS, NOBODY, OWED_BY
from registry.storage import acts
from registry.storage.acts import StoredAct
from registry.storage.values import Deployment, Place

_STANDING: Final[frozenset[State]] = AUTHORISED | {"refused", "lapsed", "suspended_undetermined"}
"""The states in which what an office decided holds, on whichever version it did."""


def about_version(
    registry: Registry, deployment: str, number: int, *, latest: bool
) -> tuple[tuple[act_views.RecordedAct, ...], tuple[act_views.Due, ...], State | None]:
    """The acts on a version, the latest first, and of the latest version what runs and the state of the registration.

    Beside the acts on the latest version stand the determination that holds and what still asks for something, where that was
    said of an earlier one.
    """
    done = [
        (stored, act)
        for stored in acts.on_deployment(registry.database, deployment)
        if stored.kind in ACTS and isinstance(act := act_of(registry, stored), OnVersion)
    ]
    history = act_history(registry, deployment) if latest else ActHistory()
    life = history.lives.get(deployment)
    shown = [one for one in done if one[1].version == number]
    if life is not None and life.state in _STANDING:
        decided = [one for one in done if one[1].act in DECISIVE]
        shown = [one for one in done if one in shown or one in decided[-1:]]
    terms = terms_of(life) if life is not None else ()
    # What asks for something still is not gone with the version that it was about.
    asking = {term.entry for term in terms}
    shown = [one for one in done if one in shown or _where(registry, one[0]) in asking]
    if life is not None:
        # An objection does not vanish because it was answered and another version was filed.
        answered = {entry for entry, one in life.objections.items() if one.answered}
        shown = [
            one
            for one in done
            if one in shown or _where(registry, one[0]) in answered or one[1].act == "reply"
        ]
    overdue = life.overdue if life is not None else {}
    names = names_of(registry, {act.by.office for _, act in shown} | {term.whose for term in terms})
    due = tuple(
        act_views.Due(
            clock=term.clock,
            due=term.due,
            by=names.get(term.whose, term.whose) if term.whose else OWED_BY.get(term.clock, OWED_BY[""]),
            entry=term.entry[1],
            moment=term.moment,
            part=term.part,
            overdue=overdue[term.key][1] if term.key in overdue else None,
        )
        for term in terms
    )
    made = tuple(_shown(registry, stored, act, names) for stored, act in reversed(shown))
    return made, due, life.state if life is not None else None


def filed_by(registry: Registry, deployment: str, place: Place) -> deployment_views.FilingBody | None:
    """The body that filed the version whose first decision is logged at `place`; None where none did."""
    for act in acts.on_deployment(registry.database, deployment):
        if act.place == place and act.office is not None:
            return deployment_views.FilingBody(
                act.office, names_of(registry, [act.office]).get(act.office, act.office)
            )
    return None


def withdrawal(registry: Registry, stored: Deployment) -> deployment_views.Withdrawn | None:
    """The withdrawal of a deployment that stands; None where there was none, or where a later version brought it back."""
    done = [
        act
        for act in acts.on_deployment(registry.database, stored.listed.deployment_id)
        if act.kind == "withdraw"
    ]
    latest = stored.versions[0].place
    if not done or (done[-1].place.log_id, done[-1].place.index) < (latest.log_id, latest.index):
        return None
    last = done[-1]
    act = act_of(registry, last)
    texts = {
        path: one.value for path, one in acts.texts(registry.database, last).items() if one.withheld is None
    }
    office = last.office
    return deployment_views.Withdrawn(
        by=names_of(registry, [office]).get(office or "", office or ""),
        on=act.stated_at[:10] if act is not None else "",
        reasons=texts.get("reasons", ""),
        origin=registry.at(last.place.log_id).log.origin,
        index=last.place.index,
    )


def kept_back(
    registry: Registry, stored: StoredAct, act: Act
) -> tuple[act_views.KeptBack | None, dict[str, str]]:
    """What became of the texts that an act keeps back, and those that are public since; None where it keeps none back."""
    if not any(isinstance(m, ClosedText) and m.withheld == "moderation" for m in act.commitments.values()):
        return None, {}
    due = moderation_due(act.stated_at[:10])
    done = acts.moderations(registry.database, stored.place)
    if not done:
        return act_views.KeptBack("waiting", due, late=due < registry.clock().date().isoformat()), {}
    last, texts = done[-1], acts.texts(registry.database, done[-1])
    state = "declined" if last.kind.startswith("decline") else "released"
    return act_views.KeptBack(state, due, last.place.index), {path: one.value for path, one in texts.items()}


def _shown(
    registry: Registry, stored: StoredAct, act: OnVersion, names: Mapping[str, str]
) -> act_views.RecordedAct:
    kept, since = kept_back(registry, stored, act)
    # What an act releases is shown where it was said.
    public = {
        path: one.value
        for path, one in acts.texts(registry.database, stored).items()
        if one.withheld is None and act.committed_as(path) == act.act
    }
    if kept is not None and kept.state == "released" and "text" in since:
        public["text"] = since["text"]
    office = act.by.office
    due = act.reply_due if isinstance(act, Objection) else None
    if isinstance(act, Order | Lapse | OverdueTerm):
        due = act.due
    if isinstance(act, Retirement):
        due = act.ended_on
    return act_views.RecordedAct(
        kind=act.act,
        by=names.get(office, office) if office is not None else NOBODY[act.by.role],
        on=act.stated_at[:10],
        text="\n\n".join(_told(act, public)),
        due=act.until if isinstance(act, Determination) else due,
        index=stored.place.index,
        version=act.version,
        kept_back=kept,
        advice=_advice(act) if isinstance(act, Opinion) else None,
    )


def _told(act: OnVersion, public: Mapping[str, str]) -> Iterator[str]:
    """The public texts of an act, the reasons last; each under its name where there are several."""
    if isinstance(act, Order):
        yield f"Measure: {act.measure.replace('_', ' ')}"
    for path in sorted(public, key=lambda path: (path == "reasons", len(path), path)):
        several = len(public) > 1
        yield f"{desk_words.label(act.act, f'text.{path}')}: {public[path]}" if several else public[path]


def _where(registry: Registry, stored: StoredAct) -> Where:
    return registry.at(stored.place.log_id).log.origin, stored.place.index


def _advice(act: Opinion) -> act_views.Advice:
    said = act.membership
    return act_views.Advice(
        advice=act.advice,
        women=said.women,
        men=said.men,
        other_or_undisclosed=said.other_or_undisclosed,
        regions={str(region): count for region, count in said.regions.items()},
    )


def act_of(registry: Registry, stored: StoredAct) -> Act | None:
    """The act that a stored one is."""
    # What it is signed with was verified when it was logged, by the same rules that every check applies.
    return read_statement(base64.b64decode(json.loads(entry(registry, stored.place))["payload"])).act


def names_of(registry: Registry, bodies: Iterable[str | None]) -> dict[str, str]:
    """The public names of bodies; one whose name was erased is called by its id."""
    found = {}
    for stored in acts.on_bodies(registry.database, [body for body in bodies if body is not None]):
        if stored.kind == "enrol_body":
            act, texts = act_of(registry, stored), acts.texts(registry.database, stored)
            if act is not None and "name" in texts:
                found[act.about.removeprefix("bodies/")] = texts["name"].value
    return found
