"""Drafts of records: the people of a body make, change, hand on and delete them. Nothing is logged, and nothing is decided.

Knows: whose a draft is, that whoever changes it must have seen the revision that stands, and what is too large or no record
file at all. What a draft says may be wrong in any way: `operations.assess_draft` tells. That it exists is told to its body
alone.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Literal

from registry.domain.actor import BODY_ID_PATTERN
from registry.domain.authority import require_drafting
from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.operations.role_holders import holders
from registry.operations.roles_of import HeldRole, roles_of
from registry.operations.sent_form import used
from registry.storage import drafts, locks, people
from registry.storage.drafts import StoredDraft

MAX_BYTES: Final = 2 * 2**20
"""Of one draft, written as JSON."""
MAX_DEPTH: Final = 32
MAX_DRAFTS: Final = 1_000
"""Of one body."""
MAX_REVISION: Final = 1_000_000_000

_PREFIX: Final = "draft-"
"""Acts that wait for a second person lie in the same table under another one."""
_ID: Final = re.compile(r"draft-[0-9a-f]{16}")

Approval = Literal["filer", "approver", "nobody"]
"""`filer`: nobody of the body has the role of an approver, so a filer submits alone. `nobody`: only people have it who were
forgotten; until an administrator takes it from them, or gives it to somebody, nothing can be submitted."""


@dataclass(frozen=True)
class Draft:
    """A draft as it stands. `record` is a record file, right or wrong; `filer`: who wrote it last; `ready`: whether the filer
    handed it to the approver, who submits it.
    """

    id: str
    revision: int
    office: str
    changed_at: str
    record: dict[str, Any]
    filer: str
    ready: bool


def new_draft(
    registry: Registry, office: str, person: str, record: Any, form: str = "", *, program: bool = False
) -> Draft:
    """Keep a new draft of a body; one that the same `form` made of the same record is that draft. Of another record a person's
    form makes another draft, so that nothing written is lost; a `program` is told that it used its key twice.

    Raises `draft.record`, `draft.too_many`, `act.form_used`, and what `require_own` raises.
    """
    plain = _plain(record)
    require_own(registry, office, person)
    id = _id(form, office, person, {} if program else plain)
    with locks.writer(registry.database):
        if form and (stored := drafts.find(registry.database, id)) is not None:
            kept = _draft(stored)
            if program and kept.revision == 1 and kept.record != plain:
                raise used(f"is {kept.id}")
            return kept
        if len(drafts.listed(registry.database, _PREFIX, office)) >= MAX_DRAFTS:
            raise RegistryError(
                "draft.too_many", f"{office} has {MAX_DRAFTS} drafts", hint="Delete some, or submit them."
            )
        return _put(registry, id, 1, office, plain, person, ready=False)


def change_draft(registry: Registry, id: str, revision: int, person: str, record: Any) -> Draft:
    """Put `record` in the place of what `revision` says; where it stands there already, that is what was done.

    Raises `draft.record`, `draft.changed`, and what `find_draft` raises.
    """
    plain = _plain(record)
    kept = find_draft(registry, id, person, writes=True)
    if kept == Draft(id, revision + 1, kept.office, kept.changed_at, plain, person, ready=False):
        return kept
    with locks.writer(registry.database):
        return _put(registry, id, _after(revision), kept.office, plain, person, ready=False)


def hand_over(registry: Registry, id: str, revision: int, person: str) -> Draft:
    """Hand the draft to the body's approver as it stands: any change takes that back. Raises as `change_draft`."""
    kept = find_draft(registry, id, person, writes=True)
    if kept.ready and (kept.revision, kept.filer) == (revision + 1, person):
        return kept
    with locks.writer(registry.database):
        return _put(registry, id, _after(revision), kept.office, kept.record, person, ready=True)


def take_back(registry: Registry, id: str, revision: int, person: str) -> Draft:
    """Take back what was handed over: it is the filers' again, as it stands. Raises as `change_draft`."""
    kept = find_draft(registry, id, person, writes=True)
    with locks.writer(registry.database):
        return _put(registry, id, _after(revision), kept.office, kept.record, person, ready=False)


def approval(registry: Registry, office: str) -> Approval:
    """Who submits what is handed over in a body, as its roles stand now."""
    history = act_history(registry, None, [office])
    if office not in history.bodies:
        return "filer"
    held = [person for person, role, _ in holders(registry, history, office) if role == "approver"]
    known = (people.find(registry.database, person) for person in held)
    if not held:
        return "filer"
    return "approver" if any(person is not None and person.name for person in known) else "nobody"


def delete_draft(registry: Registry, id: str, revision: int, person: str) -> None:
    """The draft is gone, its key destroyed. Raises `draft.changed`, and what `find_draft` raises."""
    kept = find_draft(registry, id, person, writes=True)
    if kept.revision != revision:
        raise drafts.changed(revision)
    with locks.writer(registry.database):
        drafts.delete_revision(registry.database, id, revision)


def find_draft(registry: Registry, id: str, person: str, *, writes: bool = False) -> Draft:
    """The draft, for somebody of its body. Raises `draft.unknown`, to everybody else too, and `authority.drafts`."""
    stored = drafts.find(registry.database, id) if _ID.fullmatch(id) else None
    held = [] if stored is None else _held(registry, stored.office, person)
    if stored is None or not held:
        raise RegistryError(
            "draft.unknown", "there is no such draft", hint="It may have been deleted, or submitted."
        )
    _require_drafting(held, reads=not writes)
    return _draft(stored)


def list_drafts(registry: Registry, office: str, person: str) -> list[Draft]:
    """The drafts of a body, for somebody of it; the one that was changed last comes first. Raises what `require_own`
    raises."""
    require_own(registry, office, person, reads=True)
    return [_draft(stored) for stored in drafts.listed(registry.database, _PREFIX, office)]


def count_ready(registry: Registry, office: str) -> int:
    """How many drafts of a body were handed over and wait."""
    return sum(_draft(stored).ready for stored in drafts.listed(registry.database, _PREFIX, office))


def require_own(registry: Registry, office: str, person: str, *, reads: bool = False) -> None:
    """Raise `act.body` where there is no such body, `authority.drafts` unless the person may write, or read, its drafts."""
    held = _held(registry, office, person)
    if not held and not _is_enrolled(registry, office):
        raise RegistryError(
            "act.body", "there is no such enrolled body", hint="`sightline body list` shows those there are."
        )
    _require_drafting(held, reads=reads)


def _id(form: str, office: str, person: str, plain: dict[str, Any]) -> str:
    if not form:
        return f"{_PREFIX}{secrets.token_hex(8)}"
    said = json.dumps([form, office, person, plain], sort_keys=True)
    return f"{_PREFIX}{sha256(said.encode()).hexdigest()[:16]}"


def _is_enrolled(registry: Registry, office: str) -> bool:
    if not re.fullmatch(BODY_ID_PATTERN, office):
        return False
    return office in act_history(registry, None, [office]).bodies


def _require_drafting(held: Sequence[HeldRole], *, reads: bool) -> None:
    # Who has no role in a body may not, whatever its kind.
    require_drafting(held[0].kind if held else "public", {role.role for role in held}, reads=reads)


def _held(registry: Registry, office: str, person: str) -> list[HeldRole]:
    return [role for role in roles_of(registry, person) if role.body == office]


def _after(revision: int) -> int:
    # A draft that stands has at least one revision: whoever names none did not say which.
    if revision < 1:
        raise drafts.changed(revision)
    return revision + 1


def _put(
    registry: Registry,
    id: str,
    revision: int,
    office: str,
    record: dict[str, Any],
    person: str,
    *,
    ready: bool,
) -> Draft:
    if not 1 <= revision <= MAX_REVISION:
        raise drafts.changed(revision - 1)
    content = {"record": record, "filer": person, "ready": ready}
    stored = StoredDraft(id, revision, office, instant(registry.clock()), content)
    drafts.put(registry.database, stored)
    return _draft(stored)


def _draft(stored: StoredDraft) -> Draft:
    return Draft(stored.id, stored.revision, stored.office, stored.changed_at, **stored.content)


def _plain(record: Any) -> dict[str, Any]:
    try:
        text = json.dumps(record, ensure_ascii=False, allow_nan=False)
        size = len(text.encode())
        plain = json.loads(text) if size <= MAX_BYTES else None
    except (TypeError, ValueError, RecursionError):
        raise _no_record("it holds what JSON cannot say, or lies too deep in itself") from None
    if plain is None:
        raise _no_record(f"it is larger than {MAX_BYTES // 2**20} MiB")
    if not isinstance(plain, dict):
        raise _no_record("it is no object")
    if _is_deeper(plain, MAX_DEPTH):
        raise _no_record(f"objects and lists lie more than {MAX_DEPTH} deep in one another")
    return plain


def _no_record(why: str) -> RegistryError:
    return RegistryError(
        "draft.record",
        f"this is no record file: {why}",
        hint="Nothing was kept. Write sections with fields, at least {}.",
    )


def _is_deeper(value: Any, limit: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    members = value.values() if isinstance(value, dict) else value
    return limit == 0 or any(_is_deeper(member, limit - 1) for member in members)
