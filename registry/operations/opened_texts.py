"""Whether a file of public texts in the registry's own tree opens what was committed to, before it is put anywhere else.

Knows: that such a file bears no digest of its own. Each of its values must open the commitment of its record or act, and each
that is missing must have been declared erased. One that was declared erased and is still shown may be: its notice may not be
public yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from registry.domain.act import Act
from registry.domain.actor import PublicText
from registry.domain.canonical import parse_canonical, sha256_hex
from registry.domain.committed import commitments
from registry.domain.tree_layout import DISCLOSURES, act_texts
from registry.errors import RegistryError
from registry.operations.check_acts import shown_texts
from registry.operations.check_decision import disclosed
from registry.operations.registry import Registry
from registry.operations.tree_under_check import TreeUnderCheck
from registry.storage import acts, erasures, queries
from registry.storage.acts import StoredAct


@dataclass(frozen=True)
class _OneFile:
    """A tree of which one file is given (`transport.trees.Tree`): what is judged is what is sent."""

    place: str
    data: bytes

    def read(self, path: str) -> bytes:
        return self.data

    def files(self) -> Iterator[str] | None:
        return None

    def held(self) -> AbstractContextManager[str | None]:
        return nullcontext()


def require_disclosure(
    registry: Registry, place: str, data: bytes, deployment: str, version: int, record: str
) -> None:
    """Raise `publish.verify` unless `data`, which lies in the tree at `place`, is the disclosure of this version."""
    form = queries.committed(registry.database, deployment, version) or b""
    path = f"{DISCLOSURES}{record}.json"
    if sha256_hex(form) != record:
        raise not_what_was_signed(place, f"records/{record}.json")
    committed = parse_canonical(form)
    public = {at for at, made in commitments(committed).items() if "withheld" not in made}
    try:
        shown = disclosed(TreeUnderCheck(_OneFile(place, data)), committed, record)
    except RegistryError as error:
        raise not_what_was_signed(place, path) from error
    if public - shown - erasures.erased(registry.database, deployment, version).keys():
        raise not_what_was_signed(place, path)


def require_act_texts(registry: Registry, place: str, data: bytes, stored: StoredAct, act: Act) -> None:
    """Raise `publish.verify` unless `data`, which lies in the tree at `place`, holds the public texts of this act."""
    public = {at for at, made in act.commitments.items() if isinstance(made, PublicText)}
    try:
        shown = shown_texts(act, stored.sha256, TreeUnderCheck(_OneFile(place, data)))
    except RegistryError as error:
        raise not_what_was_signed(place, act_texts(stored.sha256)) from error
    if public - shown - acts.erased(registry.database, stored).keys():
        raise not_what_was_signed(place, act_texts(stored.sha256))


def not_what_was_signed(place: str, path: str) -> RegistryError:
    """The error of a file in the registry's own tree that may not be carried to another place."""
    return RegistryError(
        "publish.verify",
        f"{place}/{path} is not what was signed",
        hint="Nothing more was put into the bucket. Run `sightline check` on the tree and restore the file from a mirror or "
        "backup.",
    )
