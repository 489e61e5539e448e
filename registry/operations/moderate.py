"""Moderation: what an act releases of a text that was kept back of an objection, an incident or a sighting.

Knows: how a release commits again to the very texts that were received, with their salts, so that what is shown can be
compared with what was logged before anybody had read it. Does not know who may moderate what (`registry.domain.authority`).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any, Final

from registry.domain.act import Incident, Objection, Sighting
from registry.domain.actor import ActOpening, PublicText
from registry.domain.authority import MODERATION
from registry.domain.decision import EntryReference, read_statement
from registry.domain.life_changes import kept_back
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import acts, ledger
from registry.storage.acts import StoredAct
from registry.storage.values import Place

KINDS: Final = ("object", "incident", "sighting")
"""The acts of which a text may be kept back until it was moderated."""


def moderation_of(registry: Registry, act: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the registry fills in of an act of moderation: what is moderated, and of which version. Empty for other acts.

    Raises `moderation.none` where the entry keeps nothing back.
    """
    if act not in MODERATION or act.endswith("sighting"):
        return {}
    stored = _named(registry, given)
    said = act_at(registry, stored.place)
    if isinstance(said, Sighting) or said.deployment != given.get("deployment"):
        raise _none(stored.place.index)
    return {"of": said.act, "version": said.version}


def released(
    registry: Registry, act: str, given: Mapping[str, Any]
) -> tuple[dict[str, PublicText], tuple[ActOpening, ...]]:
    """The commitments and openings of the texts that an act releases: those of the act that keeps them back. Empty for other
    acts.

    Raises `moderation.none`, and `moderation.erased` where nothing of it is left.
    """
    if act not in MODERATION or act.startswith("decline"):
        return {}, ()
    stored = _named(registry, given)
    said = act_at(registry, stored.place)
    made = said.commitments
    if kept_back(said) is None:
        # It was public from the first: nothing of it was erased.
        raise _none(stored.place.index)
    kept = [one for one in acts.texts(registry.database, stored).values() if one.withheld == "moderation"]
    if not kept:
        raise RegistryError(
            "moderation.erased",
            "what was kept back there was erased",
            hint="Nothing was logged: there is nothing left to release.",
        )
    return (
        {one.path: PublicText(commitment=made[one.path].commitment, length=len(one.value)) for one in kept},
        tuple(ActOpening(one.path, one.salt, one.value) for one in kept),
    )


def _named(registry: Registry, given: Mapping[str, Any]) -> StoredAct:
    try:
        entry = EntryReference.model_validate(given.get("entry"))
    except ValueError:
        raise RegistryError(
            "act.file", "an act of moderation names the entry that it is about", hint="Nothing was logged."
        ) from None
    ids = ledger.log_ids(registry.database)
    stored = acts.at(registry.database, Place(ids.get(entry.origin, 0), entry.index))
    if stored is None or stored.kind not in KINDS:
        raise _none(entry.index)
    return stored


def _none(index: int) -> RegistryError:
    return RegistryError(
        "moderation.none",
        f"entry {index} is nothing there of which a text could be kept back",
        hint="Nothing was logged. Name an objection or an incident with its deployment, or a sighting.",
    )


def act_at(registry: Registry, place: Place) -> Objection | Incident | Sighting:
    """The act at `place`, which is one that may keep a text back."""
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    act = read_statement(base64.b64decode(json.loads(body)["payload"])).act
    assert isinstance(act, Objection | Incident | Sighting)
    return act
