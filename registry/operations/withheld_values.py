"""Values that are kept from the public: whether one can be opened, what it is, and who opened which.

Knows: the committed form says what is withheld, a notice what is kept no more, and that a value is only what its commitment
says. Does not know who may open one: that is an act like others (`operations.open_withheld`).
"""

from __future__ import annotations

import base64
import json
from collections import defaultdict

from registry.domain.act import WithheldOpening
from registry.domain.canonical import parse_canonical
from registry.domain.committed import commitment, commitments
from registry.domain.decision import read_statement
from registry.domain.public_view import Opened
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import acts, erasures, ledger, queries
from registry.storage.values import Answer

OPENING = "open_withheld"
"""The kind of the act."""


def withheld_answer(registry: Registry, deployment: str, version: int, path: str) -> Answer:
    """What is withheld at `path`, compared with its commitment. Not for the public, and for nobody before it is logged.

    Raises `open.field` where nothing is withheld there, `open.erased`, `open.lost` where it is gone without a notice, and
    `open.differs` where it is not what was committed to.
    """
    db = registry.database
    data = queries.committed(db, deployment, version)
    made = commitments(parse_canonical(data)).get(path) if data else None
    if made is None or "withheld" not in made:
        raise RegistryError(
            "open.field",
            f"version {version} of {deployment} withholds nothing at {path[:200]}",
            hint="Name the path of a withheld value, with its index in a list, as the page shows it.",
        )
    gone = erasures.erased(db, deployment, version).get(path)
    if gone is not None:
        raise RegistryError(
            "open.erased",
            f"{path} was erased, under entry {gone.place.index}",
            hint="It is kept nowhere any more. Ask the body that filed it.",
        )
    answer = queries.answers(db, deployment, version).get(path)
    if answer is None or answer.salt is None:
        raise RegistryError(
            "open.lost",
            f"{path} is not kept, and no notice says why",
            hint="A restore from the public tree brings back what was public. Ask the body to file it again.",
        )
    opened = commitment(
        salt=answer.salt, deployment=deployment, version=version, path=path, value=answer.value
    )
    if opened != made["commitment"]:
        raise RegistryError(
            "open.differs", f"{path} is not what was committed to", hint="Run `sightline db check`."
        )
    return answer


def openings(registry: Registry, deployment: str, version: int) -> dict[str, list[Opened]]:
    """Which withheld values of a version oversight read, by path, in order."""
    found: defaultdict[str, list[Opened]] = defaultdict(list)
    for act in acts.on_deployment(registry.database, deployment):
        if act.kind != OPENING:
            continue
        place = act.place
        (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
        said = read_statement(base64.b64decode(json.loads(body)["payload"])).act
        if isinstance(said, WithheldOpening) and said.version == version:
            origin = registry.at(place.log_id).log.origin
            found[said.path].append(Opened(said.by.office or "", said.stated_at, origin, place.index))
    return dict(found)
