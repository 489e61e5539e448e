"""What the headers of a request ask for before anything is done: that it counts once, and what must not have changed.

Knows: that an `Idempotency-Key` stands for the id of a form (`operations.sent_form`), so that a program's request counts once
by the same means as a person's; and that an entity tag is strong. Does not know what a tag is taken over.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Final

from flask import request

from registry.errors import RegistryError

KEY: Final = "Idempotency-Key"
KEY_PATTERN: Final = r'^"?[A-Za-z0-9._:+/=-]{16,255}"?$'
MATCH_PATTERN: Final = r'^"[!#-~]{1,100}"$'


def idempotency_key(*, needed: bool) -> str:
    """The id of the form that the key stands for; empty where no key is sent and none is needed.

    Raises `http.key` where the key is missing, or too short to be of this sender alone.
    """
    sent = request.headers.get(KEY, "")
    if not sent and not needed:
        return ""
    if not re.fullmatch(KEY_PATTERN, sent):
        raise RegistryError(
            "http.key",
            f"the request names no {KEY}, so it could count twice" if not sent else f"this is no {KEY}",
            hint="Nothing was done. Make a random one for each thing that you mean to do, of 16 to 255 letters and digits, "
            "such as a UUID, and send the same again when you repeat the request.",
        )
    return form_of_key(sent.strip('"'))


def form_of_key(*key: str) -> str:
    """The id of a form that a key, or a part of what is sent under one, stands for."""
    said = "\0".join(("sightline-idempotency-v1", *key))
    return base64.urlsafe_b64encode(sha256(said.encode()).digest()).decode().rstrip("=")


def asked_match() -> str:
    """The one entity tag in `If-Match`. Raises `http.no_match` without the header, `http.match` where it is no strong tag."""
    sent = request.headers.get("If-Match", "").strip()
    if not sent:
        raise RegistryError(
            "http.no_match",
            "the request does not say what it changes: it has no If-Match",
            hint="Nothing was done. Read what you mean to change, and send its ETag as If-Match.",
        )
    if not re.fullmatch(MATCH_PATTERN, sent):
        raise RegistryError(
            "http.match",
            "If-Match holds something else than one strong entity tag",
            hint="Nothing was done. Send the ETag as it was received, in its quotes, and no other.",
        )
    return sent[1:-1]


@contextmanager
def as_precondition() -> Iterator[None]:
    """Say of what was changed meanwhile that the request's own condition does not hold (RFC 9110, 15.5.13)."""
    try:
        yield
    except RegistryError as error:
        if error.code == "draft.changed":
            raise changed() from error
        raise


def changed() -> RegistryError:
    """The error where what is to be changed is not any more what was read."""
    return RegistryError(
        "http.changed",
        "what is to be changed is not any more what the request names in If-Match",
        hint="Nothing was done. Read it again, look at what was changed, and send its new ETag.",
    )


def revision_tag(revision: int) -> str:
    """The entity tag of what is kept in revisions."""
    return f"r{revision}"


def revision_of(match: str) -> int:
    """The revision that a tag names. Raises `http.changed` where it names none."""
    found = re.fullmatch(r"r([1-9][0-9]{0,8})", match, re.ASCII)
    if found is None:
        raise changed()
    return int(found[1])
