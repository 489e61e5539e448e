"""The desk: people who are signed in do acts in the name of their bodies, and anyone does those that anyone may.

Knows: that whoever is signed in acts as themselves: their id comes from the session, never from what they send, and a
statement that an office signed elsewhere has to name them. What the office signs leaves as a draft and comes back as an
envelope; nothing of it is kept in between, unless two people act: then it waits for the second (`prepare_act`). What anyone
sends without being anybody is kept back until it was moderated. Each form counts once (`operations.sent_form`). Nothing is
published here: that must not make an act that is durable look refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from registry.domain.act import act_subject
from registry.domain.act_form import is_signed_outside
from registry.domain.actor import PERSON
from registry.domain.authority import AnyAct
from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.draft_act import ActFile, Draft, draft_act, draft_of, history_for, read_act_file
from registry.operations.entry_status import entry_status
from registry.operations.file_record import new_salt
from registry.operations.log_act import Logged, do_act, log_signed, logged_at
from registry.operations.open_withheld import OpenedValue, open_withheld
from registry.operations.prepare_act import Prepared, confirmed, drop_expired, prepare_act, second_for
from registry.operations.registry import Registry
from registry.operations.role_holders import require_people
from registry.operations.sent_form import became, became_all_the_same
from registry.operations.sign_in import SignedIn
from registry.operations.withheld_values import OPENING
from registry.signing.dsse import unverified_payload
from registry.storage import drafts
from registry.storage.sent_forms import SentForm
from registry.storage.values import Place

REPLY_DAYS: Final = 30
"""Days that a body has for its reply to an objection which anyone lodges here: the register's own term, no law's."""
SEEN_AGAIN: Final = timedelta(minutes=10)
"""So long the form by which a value was opened shows it once more: whoever got no answer reads it, and no further entry is
made. After that it shows the entry alone."""
_MODERATED: Final = ("text", "place")


def act_at_desk(
    registry: Registry,
    who: SignedIn | None,
    act: AnyAct,
    office: str | None,
    role: str,
    given: Mapping[str, Any],
    texts: Mapping[str, str],
    form: SentForm | None = None,
    *,
    instead: tuple[str, int] | None = None,
) -> Logged | Draft | OpenedValue | Prepared:
    """Log the act, or draft it where the office has to sign it; where two people act, keep it for the second. Without `office` it
    is of the public. What oversight opens comes with its value. What `form` became before is told again. `instead`: the prepared
    act whose place it takes.

    Raises `desk.closed` where this server has no keys, `authority.person` where whoever is signed in does not hold the
    role, and what `draft_act` and `do_act` raise; nothing was logged then.
    """
    require_open(registry)
    wanted: dict[str, Any] = {
        "act": act,
        "given": dict(given),
        "texts": dict(texts),
        "role": role,
        "office": office,
    }
    if office is None:
        wanted |= {"role": "public", "withhold": [path for path in _MODERATED if path in texts]}
        wanted["given"] = _dated(registry, act, dict(given))
    else:
        _require_held(who, office, role)
        assert who is not None
        wanted["person"] = who.person.id
    file = read_act_file(wanted)
    if act != OPENING and form is not None and (place := became(registry, form)) is not None:
        return logged_at(registry, place)
    second = second_for(registry, file) if office is not None and act != OPENING else None
    if second is not None:
        return prepare_act(registry, file, second, form=form, instead=instead)
    if act == OPENING and office is not None and file.person is not None:
        return _opened(registry, file, office, role, file.person, form)
    if not is_signed_outside(act):
        return do_act(registry, file, form=form)
    history = history_for(registry, file)
    draft = draft_act(registry, file, new_salt, history)
    # Before anybody signs: what the log would refuse afterwards, the signature apart, is refused now.
    history.require(draft.act, act_subject(draft.act, draft.record)[1])
    require_people(registry, history, draft.act.by, file.person, None)
    return draft


def log_at_desk(registry: Registry, who: SignedIn, act: AnyAct, envelope: bytes, openings: bytes) -> Logged:
    """Log the act that the office signed. Raises `desk.closed`, `act.file` where it is another act, `authority.person`
    where the statement does not name whoever is signed in, and what `log_signed` raises.
    """
    require_open(registry)
    draft = draft_of(unverified_payload(envelope)[0], openings)
    if draft.act.act != act:
        raise RegistryError(
            "act.file", "this is the statement of another act", hint="Take the one that this page made."
        )
    by = draft.act.by
    _require_held(who, by.office, by.role)
    if who.person.id not in [one.value for one in draft.openings if one.path == PERSON]:
        raise _not_yours()
    if by.second is None:
        return log_signed(registry, envelope, openings)
    drop_expired(registry, by.office)
    logged = log_signed(registry, envelope, openings, beside=lambda: confirmed(registry, draft))
    drafts.destroy_spent(registry.database)
    return logged


def is_public(registry: Registry, log_id: int, index: int) -> bool:
    """Whether the public checkpoint covers this entry, as far as can be told now."""
    try:
        return entry_status(registry, Place(log_id, index)).state != "sequenced"
    except (RegistryError, OSError):
        return False


def require_open(registry: Registry) -> None:
    """Raise `desk.closed` unless this server may sign."""
    if registry.keys is None:
        raise RegistryError(
            "desk.closed",
            "this server shows the register and takes no acts",
            hint="Nothing was logged. Whoever runs it starts one that does with `sightline serve --desk`.",
        )


def _opened(
    registry: Registry, file: ActFile, office: str, role: str, person: str, form: SentForm | None
) -> OpenedValue | Logged:
    if form is not None and (place := became(registry, form)) is not None:
        logged = logged_at(registry, place)
        if logged.act.stated_at < instant(registry.clock() - SEEN_AGAIN):
            return logged
    version, path = file.given.get("version"), file.given.get("path")
    if not isinstance(version, int) or not isinstance(path, str):
        raise RegistryError(
            "act.file", "an opening names the version and the path", hint="Nothing was logged. Fill both in."
        )
    reasons = file.texts.get("reasons", "")
    deployment = str(file.given.get("deployment", ""))
    try:
        return open_withheld(
            registry, deployment, version, path, office=office, role=role, person=person, reasons=reasons,
            form=form,
        )  # fmt: skip
    except Exception:
        # What cannot be read behind its entry was opened all the same.
        if (place := became_all_the_same(registry, form)) is None:
            raise
        return logged_at(registry, place)


def _require_held(who: SignedIn | None, office: str | None, role: str) -> None:
    held = [] if who is None else [(one.body, one.role) for one in who.roles]
    if who is None or (office, role) not in held:
        raise _not_yours()


def _not_yours() -> RegistryError:
    return RegistryError(
        "authority.person",
        "you do not hold this role in this body",
        hint="Nothing was logged. Your account shows the roles you have.",
    )


def _dated(registry: Registry, act: AnyAct, given: dict[str, Any]) -> dict[str, Any]:
    if act == "object":
        # When it was lodged, and until when a reply is due, is not for whoever lodges it to say.
        today = registry.clock().date()
        due = today + timedelta(days=REPLY_DAYS)
        given |= {"lodged_on": today.isoformat(), "reply_due": due.isoformat()}
    return given
