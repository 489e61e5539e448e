"""Prepared acts: one of two people writes down what is to be done, the other one confirms it, and only then it is done.

Knows: what is kept of an act that waits for a second person: private to its office, sealed, deletable, gone after PREPARED_LASTS,
and in no log. Where the office has to sign, confirming fixes the very statement: what is signed is what the second person
confirmed. What moved meanwhile is refused as from anywhere: a prepared act names what it follows.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final, Literal

from registry.domain.act import act_subject
from registry.domain.act_form import is_signed_outside
from registry.domain.act_history import ActHistory
from registry.domain.actor import Role
from registry.domain.authority import AnyAct
from registry.domain.decision import instant
from registry.domain.permission import require_scope
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import (
    ActFile,
    Draft,
    draft_act,
    draft_of,
    history_for,
    read_act_file,
)
from registry.operations.file_record import new_salt
from registry.operations.log_act import Logged, do_act
from registry.operations.registry import Registry
from registry.operations.role_holders import require_people
from registry.operations.sent_form import used
from registry.operations.sign_in import SignedIn
from registry.storage import drafts, locks, sent_forms
from registry.storage.drafts import StoredDraft
from registry.storage.sent_forms import SentForm
from registry.storage.values import Connection, Place, Write

PREPARED_LASTS: Final = timedelta(days=14)
"""Since it was changed last."""
MAX_PREPARED: Final = 200
"""Of one office."""
MAX_REMARK: Final = 2_000
"""Characters of what the second person says when they return it."""
_PREFIX: Final = "act-"
_ID: Final = re.compile(r"act-[0-9a-f]{16}")
_SECOND: Final = "second"
"""Stands for the second person while nobody knows who that will be."""

PreparedState = Literal["handed_over", "returned", "confirmed"]


@dataclass(frozen=True)
class Prepared:
    """An act that waits. `wanted`: what is to be done, its second person named once they confirmed; `remark`: why it was
    returned; `statement` and `openings`: what the office signs, once it was confirmed; `form`: the one it came in."""

    id: str
    revision: int
    office: str
    changed_at: str
    state: PreparedState
    wanted: ActFile
    remark: str = ""
    statement: bytes = b""
    openings: bytes = b""
    form: SentForm | None = None

    @property
    def first(self) -> str:
        """Who prepared it."""
        return self.wanted.person or ""

    @property
    def second(self) -> Role:
        """The role of whoever confirms it."""
        assert self.wanted.second is not None
        return self.wanted.second


def second_for(registry: Registry, wanted: ActFile) -> Role | None:
    """The role of the second person whom this act needs; None where one acts alone. Raises what `draft_act` raises, and the
    rule that forbids the act."""
    history = history_for(registry, wanted)
    return history.second_for(draft_act(registry, wanted, new_salt, history).act)


def prepare_act(
    registry: Registry,
    wanted: ActFile,
    second: Role,
    *,
    form: SentForm | None = None,
    instead: tuple[str, int] | None = None,
) -> Prepared:
    """Keep the act and hand it over to whoever has the role `second`. `instead`: the prepared act, and its revision, that it
    takes the place of. The same `form` sent again prepares nothing more.

    Raises what the log would refuse it for, `prepared.too_many`, `prepared.unknown`, `draft.changed`, `act.form_used`; nothing
    was kept then.
    """
    pinned = wanted.model_copy(update={"second": second, "second_person": None})
    history = history_for(registry, wanted)
    trial = draft_act(registry, pinned.model_copy(update={"second_person": _SECOND}), new_salt, history)
    _require_possible(registry, history, trial)
    # What it is about, and follows, is what stands now: where that moves before it is confirmed, it is refused.
    said = trial.act.model_dump(mode="json", include={"version", "previous"}, exclude_none=True)
    pinned = pinned.model_copy(update={"given": {**wanted.given, **said}})
    office = wanted.office or ""
    drop_expired(registry, office)
    with locks.writer(registry.database):
        if instead is not None:
            kept = _stored(registry, instead[0])
            if kept.office != office or kept.first != wanted.person or kept.wanted.act != wanted.act:
                raise _unknown()
            return _put(registry, replace(kept, wanted=pinned, state="handed_over", remark="",
                                          statement=b"", openings=b""), instead[1])  # fmt: skip
        if len(drafts.listed(registry.database, _PREFIX, office)) >= MAX_PREPARED:
            raise RegistryError(
                "prepared.too_many",
                f"{office} has {MAX_PREPARED} prepared acts",
                hint="Nothing was kept. Confirm or delete some.",
            )
        id = f"{_PREFIX}{form.digest.hex()[:16] if form else secrets.token_hex(8)}"
        if form is not None and (stored := drafts.find(registry.database, id)) is not None:
            return _sent_before(_read(stored), form)
        return _put(registry, Prepared(id, 0, office, "", "handed_over", pinned, form=form), 0)


def list_prepared(registry: Registry, who: SignedIn) -> list[Prepared]:
    """The acts that wait for somebody, or that they prepared."""
    found = []
    for office in sorted({role.body for role in who.roles}):
        drop_expired(registry, office)
        for stored in drafts.listed(registry.database, _PREFIX, office):
            kept = _read(stored)
            if _reads(who, kept):
                found.append(kept)
    return found


def find_prepared(registry: Registry, who: SignedIn, id: str, act: AnyAct | None = None) -> Prepared:
    """A prepared act, for somebody who has a part in it; of this kind, where one is named. Raises `prepared.unknown`, to
    everybody else too."""
    kept = _stored(registry, id)
    if not _reads(who, kept) or act not in (None, kept.wanted.act):
        raise _unknown()
    return kept


def confirm_act(registry: Registry, who: SignedIn, id: str, revision: int) -> Logged | Prepared:
    """Confirm what was handed over: it is logged, or, where the office signs, its statement stands from now on.

    Raises `prepared.state`, `authority.four_eyes`, `authority.person`, `draft.changed`, and what the log refuses; nothing was
    logged then, and it waits as it did.
    """
    kept = _second(registry, who, id, revision)
    wanted = kept.wanted.model_copy(update={"second_person": who.person.id})
    if not is_signed_outside(wanted.act):
        logged = do_act(registry, wanted, form=kept.form, beside=drafts.submitted(id, revision))
        drafts.destroy_spent(registry.database)
        return logged
    history = history_for(registry, wanted)
    draft = draft_act(registry, wanted, new_salt, history)
    _require_possible(registry, history, draft)
    require_people(registry, history, draft.act.by, wanted.person, wanted.second_person)
    with locks.writer(registry.database):
        return _put(registry, replace(kept, wanted=wanted, state="confirmed", statement=draft.payload,
                                      openings=openings_file(draft.openings)), revision)  # fmt: skip


def return_act(registry: Registry, who: SignedIn, id: str, revision: int, remark: str) -> Prepared:
    """Give it back to whoever prepared it, with a remark that stays between the two. Raises as `confirm_act`, and
    `prepared.remark`."""
    kept = _second(registry, who, id, revision)
    if not remark.strip() or len(remark) > MAX_REMARK:
        raise RegistryError(
            "prepared.remark",
            f"a remark says what to mend, in at most {MAX_REMARK} characters",
            hint="Nothing was changed.",
        )
    with locks.writer(registry.database):
        return _put(registry, replace(kept, state="returned", remark=remark.strip()), revision)


def delete_prepared(registry: Registry, who: SignedIn, id: str, revision: int) -> None:
    """It is gone, its key destroyed. Only whoever prepared it does that. Raises `prepared.unknown`, `prepared.state` and
    `draft.changed`."""
    kept = find_prepared(registry, who, id)
    _require_reach(who, kept)
    if kept.first != who.person.id:
        raise _state("only whoever prepared it deletes it", "Return it, and say why.")
    with locks.writer(registry.database):
        drafts.delete_revision(registry.database, id, revision)


def confirmed(registry: Registry, draft: Draft) -> Write:
    """What is written beside the act of `draft`, so that it waits no more. Raises `prepared.not_confirmed` unless a second person
    confirmed that very statement, and not too long ago."""
    past = instant(registry.clock() - PREPARED_LASTS)
    for stored in drafts.listed(registry.database, _PREFIX, draft.act.by.office):
        kept = _read(stored)
        if kept.state == "confirmed" and kept.statement == draft.payload and kept.changed_at >= past:
            return _spent(kept)
    raise RegistryError(
        "prepared.not_confirmed",
        "nobody of the office has confirmed this very statement",
        hint="Nothing was logged. Prepare it at the desk, have the second person confirm it, and sign what they confirmed.",
    )


def statement_of(registry: Registry, who: SignedIn, id: str) -> Draft:
    """What the office signs. Raises `prepared.state` unless it was confirmed, and `prepared.unknown`."""
    kept = find_prepared(registry, who, id)
    _require_reach(who, kept)
    if kept.state != "confirmed":
        raise _state("it is not confirmed yet", "The second person confirms it first.")
    return draft_of(kept.statement, kept.openings)


def drop_expired(registry: Registry, office: str | None = None) -> int:
    """Delete what nobody touched for PREPARED_LASTS; how many."""
    past = instant(registry.clock() - PREPARED_LASTS)
    old = [one for one in drafts.listed(registry.database, _PREFIX, office) if one.changed_at < past]
    if old:
        with locks.writer(registry.database):
            for one in old:
                drafts.delete_revision(registry.database, one.id, one.revision)
    return len(old)


def _require_possible(registry: Registry, history: ActHistory, draft: Draft) -> None:
    history.require(draft.act, act_subject(draft.act, draft.record)[1])


def _second(registry: Registry, who: SignedIn, id: str, revision: int) -> Prepared:
    kept = find_prepared(registry, who, id)
    _require_reach(who, kept)
    if kept.state != "handed_over":
        raise _state("it is not handed over", "Whoever prepared it hands it over again.")
    if (kept.office, kept.second) not in {(role.body, role.role) for role in who.roles}:
        raise RegistryError(
            "authority.person",
            f"confirming it is for somebody with the role {kept.second} in {kept.office}",
            hint="Nothing was logged.",
        )
    if kept.first == who.person.id:
        raise RegistryError(
            "authority.four_eyes",
            "one person cannot be both of two",
            hint="Nothing was logged. Another person of the body confirms it.",
        )
    if kept.revision != revision:
        raise drafts.changed(revision)
    return kept


def _reads(who: SignedIn, kept: Prepared) -> bool:
    roles = {(role.body, role.role) for role in who.roles}
    return bool(roles & {(kept.office, kept.wanted.role), (kept.office, kept.second)})


def _require_reach(who: SignedIn, kept: Prepared) -> None:
    if who.token is not None:
        require_scope([kept.wanted.act], who.token.scopes)  # type: ignore[list-item]


def _spent(kept: Prepared) -> Write:
    """It waits no more, and its form counts as sent."""
    writes: list[Write] = [drafts.submitted(kept.id, kept.revision)]
    if kept.form is not None:
        writes.append(sent_forms.remember(kept.form))

    def write(connection: Connection, place: Place) -> None:
        for each in writes:
            each(connection, place)

    return write


def _sent_before(kept: Prepared, form: SentForm) -> Prepared:
    if kept.form is not None and kept.form.content != form.content:
        raise used("waits to be confirmed")
    return kept


def _stored(registry: Registry, id: str) -> Prepared:
    stored = drafts.find(registry.database, id) if _ID.fullmatch(id) else None
    if stored is None or stored.changed_at < instant(registry.clock() - PREPARED_LASTS):
        raise _unknown()
    return _read(stored)


def _put(registry: Registry, made: Prepared, revision: int) -> Prepared:
    new = replace(made, revision=revision + 1, changed_at=instant(registry.clock()))
    content = {
        "wanted": new.wanted.model_dump(mode="json"),
        "state": new.state,
        "remark": new.remark,
        "statement": base64.b64encode(new.statement).decode(),
        "openings": base64.b64encode(new.openings).decode(),
        "form": [new.form.digest.hex(), new.form.content.hex()] if new.form else [],
    }
    drafts.put(registry.database, StoredDraft(new.id, new.revision, new.office, new.changed_at, content))
    return new


def _read(stored: StoredDraft) -> Prepared:
    said: Mapping[str, Any] = stored.content
    return Prepared(
        stored.id,
        stored.revision,
        stored.office,
        stored.changed_at,
        said["state"],
        read_act_file(said["wanted"]),
        said["remark"],
        base64.b64decode(said["statement"]),
        base64.b64decode(said["openings"]),
        SentForm(*map(bytes.fromhex, form)) if (form := said["form"]) else None,
    )


def _unknown() -> RegistryError:
    return RegistryError(
        "prepared.unknown",
        "there is no such prepared act",
        hint="It may have been done, deleted, or have waited too long.",
    )


def _state(why: str, hint: str) -> RegistryError:
    return RegistryError("prepared.state", why, hint=f"Nothing was done. {hint}")
