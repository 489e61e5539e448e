"""Forms that count once: each has a random id, and the act that it becomes is remembered with it, in one transaction.

Knows: that a form belongs to whoever sends it, so the id of another's form opens nothing; that the same form sent again (a double
click, a reload, another try after no answer came) shows the act that it became; and that another content under the same id is
refused, because it would be lost in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.sign_in_secret import is_secret, new_secret
from registry.storage import sent_forms
from registry.storage.sent_forms import SentForm
from registry.storage.values import Place

PUBLIC = ""
"""Who sends a form without being signed in."""


def new_form_id() -> str:
    """An id for one form that is handed out; nothing of it is kept until the form becomes an act."""
    return new_secret()


def sent_form(id: str, person: str, kind: str, content: Mapping[str, Any]) -> SentForm:
    """The form `id` of this kind, as `person` sent it. Raises `act.form` where that is no id of a form."""
    if not is_secret(id):
        raise RegistryError(
            "act.form",
            "what was sent names no form, so it could count twice",
            hint="Nothing was logged. Load the form again; a program makes 32 random bytes for each act and sends them in "
            "base64url without padding.",
        )
    digest = sha256(canonical_bytes(["form", id, person, kind])).digest()
    return SentForm(digest, sha256(canonical_bytes(["content", id, dict(content)])).digest())


def became(registry: Registry, form: SentForm) -> Place | None:
    """The entry that the form became. Raises `act.form_used` where something else stood in it."""
    return known_as(form, sent_forms.find(registry.database, form.digest))


def known_as(form: SentForm, found: tuple[bytes, Place] | None) -> Place | None:
    """The same of what is known of a form (`sent_forms.find`)."""
    if found is None:
        return None
    content, place = found
    if content != form.content:
        raise used(f"is entry {place.index} of the log")
    return place


def used(became: str) -> RegistryError:
    """The error where a form was sent before with another content, and that `became` something already."""
    return RegistryError(
        "act.form_used",
        f"this form was sent before with another content, and what it said then {became}",
        hint="What it says now was neither kept nor logged. Send it once more where you mean it to be another act.",
    )


def became_all_the_same(registry: Registry, form: SentForm | None) -> Place | None:
    """The entry that the form became, where something failed afterwards: an act that is durable has happened."""
    with suppress(Exception):
        return became(registry, form) if form is not None else None
    return None


def was_sent(registry: Registry, form: SentForm) -> bool:
    """Whether the form became an act, whatever stood in it."""
    return sent_forms.find(registry.database, form.digest) is not None
