"""What is read out of published forms for the sake of acts, how the texts of an act are published, and the file of its
openings.

Knows: bytes and forms alone, no storage: whoever checks a tree needs it as well as whoever makes one.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from registry.domain.act import Act
from registry.domain.actor import ActOpening, opens
from registry.domain.answers import FORBIDDEN
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.errors import RegistryError

MAX_TEXT: Final = 20_000
"""Characters of one text."""


def require_text(path: str, text: str) -> None:
    """Raise `act.text` unless `text` can be shown to anyone as it was written."""
    if not text.strip() or len(text) > MAX_TEXT:
        why = f"is empty or has more than {MAX_TEXT} characters"
    elif FORBIDDEN.search(text):
        why = "holds a control character, or one that cannot be written in UTF-8"
    else:
        return
    raise RegistryError(
        "act.text",
        f"the text {path[:40]} {why}",
        hint="Nothing was drafted or logged. Copying it through a plain text editor removes such characters.",
    )


def change_kind(form: Mapping[str, Any]) -> str | None:
    """The answer `filing.change_kind` of a committed form, where it is given."""
    said = form.get("answers", {}).get("filing", {}).get("change_kind")
    return said if isinstance(said, str) else None


def act_texts_bytes(sha256: str, texts: Mapping[str, tuple[bytes, str]]) -> bytes:
    """The canonical bytes of the file of an act's public texts: for each path its salt (hex) and its value."""
    values = {path: {"salt": salt.hex(), "value": value} for path, (salt, value) in texts.items()}
    return canonical_bytes({"act": sha256, "values": values})


def openings_file(openings: Iterable[ActOpening]) -> bytes:
    """The canonical bytes of the file of openings: keep it where it can be erased."""
    return canonical_bytes(
        {
            "format": "sightline-act-openings-v1",
            "openings": [
                {"path": o.path, "salt": o.salt.hex(), "value": o.value, "withheld": o.withheld}
                for o in openings
            ],
        }
    )


def read_openings(data: bytes) -> tuple[ActOpening, ...]:
    """Raises `act.opening`."""
    try:
        raw = parse_canonical(data)
        if raw["format"] != "sightline-act-openings-v1":
            raise ValueError
        return tuple(
            ActOpening(str(o["path"]), bytes.fromhex(o["salt"]), str(o["value"]), o["withheld"])
            for o in raw["openings"]
        )
    except (RegistryError, KeyError, TypeError, ValueError):
        raise RegistryError(
            "act.opening",
            "this is no file of openings of an act",
            hint="Give the file that `sightline act prepare` wrote beside the statement, unchanged.",
        ) from None


def require_openings(act: Act, openings: Sequence[ActOpening]) -> None:
    """Raise `act.opening` unless `openings` open every commitment of `act` and nothing else."""
    by_path = {one.path: one for one in openings}
    where = {"registry": act.registry, "about": act.about}
    fits = len(by_path) == len(openings) and by_path.keys() == act.commitments.keys()
    wrong = next(
        (
            path
            for path, one in by_path.items()
            if not fits
            or len(one.salt) != 32
            or not opens(one, act.commitments[path], **where, act=act.committed_as(path))
        ),
        None if fits else "",
    )
    if wrong is not None:
        raise RegistryError(
            "act.opening",
            f"the openings are not those of this statement{f': {wrong[:40]}' if wrong else ''}",
            hint="Nothing was logged. Give the file of openings that was made together with the statement.",
        )


def sent_bytes(text: str) -> bytes:
    """What a form or a program sent in base64. Raises `act.file`."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise RegistryError(
            "act.file", "what was sent is not base64", hint="Nothing was logged. Send it as it was made."
        ) from None
