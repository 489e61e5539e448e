"""The public texts of acts as files of the tree: put there once, and only ever shortened under a notice.

Knows: that an act with a public commitment has a file, empty where all of it was erased, and that the file lies in the tree of
the log that the act stands in.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from registry.domain.act import Act
from registry.domain.actor import PublicText
from registry.domain.decision import read_statement
from registry.domain.tree_layout import act_texts
from registry.operations.act_forms import act_texts_bytes
from registry.operations.registry import Registry
from registry.operations.shrinking_file import put_shrinking
from registry.storage import acts, ledger
from registry.storage.acts import StoredAct
from registry.storage.blobs import PublicTree


def act_files(registry: Registry, start: int, end: int) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of what the acts at start <= index < end make public, in order."""
    for act, _ in acts_shown(registry, start, end):
        yield act_texts(act.sha256), _file(registry, act)


def acts_shown(registry: Registry, start: int, end: int) -> Iterator[tuple[StoredAct, Act]]:
    """The acts at start <= index < end that have such a file, each with what was signed, in order."""
    for act in acts.between(registry.database, registry.log.id, start, end):
        said = signed_act(registry, act)
        if said is not None and any(isinstance(made, PublicText) for made in said.commitments.values()):
            yield act, said


def rewrite_act_texts(registry: Registry, start: int, end: int) -> None:
    """Rewrite the files of which the notices at start <= index < end erased something. Raises `tree.differs`."""
    years = {log.id: log.year for log in ledger.logs(registry.database)}
    for act in acts.erased_between(registry.database, registry.log.id, start, end):
        tree = registry.tree_of(years[act.place.log_id])
        if tree.find(act_texts(act.sha256)) is not None:
            put_act_texts(registry, tree, act)


def put_act_texts(registry: Registry, tree: PublicTree, act: StoredAct) -> None:
    """Put the texts of an act into a tree; a file that stands there may only lose what was declared erased.

    Raises `tree.differs`.
    """
    put_shrinking(
        tree,
        act_texts(act.sha256),
        _file(registry, act),
        lambda: acts.erased(registry.database, act).keys(),
    )


def signed_act(registry: Registry, act: StoredAct) -> Act | None:
    """The act that its entry states; None where that is a decision, beside which it is kept who filed."""
    place = act.place
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    return read_statement(base64.b64decode(json.loads(body)["payload"])).act


def _file(registry: Registry, act: StoredAct) -> bytes:
    texts = acts.texts(registry.database, act)
    return act_texts_bytes(
        act.sha256, {path: (t.salt, t.value) for path, t in texts.items() if t.withheld is None}
    )
