"""The acts of a log while it is checked: legal, whose they were to do, signed as they must be, and their texts as committed
to.

Knows: that what was done is judged by what entries before it say, and that a public text may be missing under a notice
only, and under one must be. A notice stands behind the act it is about, so that is judged when every entry was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from registry.domain.act import Act, WithheldOpening
from registry.domain.act_erasure import ActErasure
from registry.domain.act_history import ActHistory
from registry.domain.actor import ActOpening, Commitments, PublicText, opens
from registry.domain.canonical import parse_canonical
from registry.domain.clocks import record_terms
from registry.domain.committed import commitments
from registry.domain.decision import Decision, EntryReference
from registry.domain.tree_layout import act_texts
from registry.errors import RegistryError
from registry.operations.act_forms import change_kind
from registry.operations.check_decision import committed_form
from registry.operations.key_entries import Signed
from registry.operations.tree_under_check import TreeUnderCheck

Json = Any
Wrong = Callable[[str, str], RegistryError]

_SALT: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class ActNotice:
    """An erasure notice of an act and the index of its entry."""

    index: int
    erasure: ActErasure


@dataclass
class ActCheck:
    """Remembers what entries before said of acts, and which public texts are not shown."""

    history: ActHistory = field(default_factory=ActHistory)
    notices: list[ActNotice] = field(default_factory=list)
    _commitments: dict[str, Commitments] = field(default_factory=dict)
    _erased: dict[str, dict[str, int]] = field(default_factory=dict)
    _shown: dict[str, set[str]] = field(default_factory=dict)
    """Of the acts of this log, not of those before it: their texts lie in this tree."""

    def follow(self, before: ActCheck) -> None:
        """Take up where the log before this one ended: a notice may be about an act of any log before it."""
        self.history.follow(before.history)
        self._commitments, self._erased = before._commitments, before._erased

    def file(
        self,
        where: EntryReference,
        decision: Decision,
        record: str,
        form: Mapping[str, Json],
        payload: str,
        wrong: Wrong,
    ) -> None:
        """Check the filing of a new version; raises what `wrong` makes."""
        try:
            self.history.file(
                where,
                deployment=decision.deployment,
                version=decision.version,
                record=record,
                provenance=decision.provenance,
                change_kind=change_kind(form),
                at=decision.assessed_at,
                by=decision.by,
                begins=decision.previous is None,
                terms=record_terms(form),
            )
        except RegistryError as error:
            raise wrong(f"entry {where.index}", f"files what may not be filed: {error.message}") from error
        if decision.by is not None:
            self._commitments[payload] = decision.by.commitments

    def take(self, where: EntryReference, signed: Signed, tree: TreeUnderCheck, wrong: Wrong) -> None:
        """Check an act and the texts that are shown of it; raises what `wrong` or the tree makes."""
        act = signed.statement.act
        assert act is not None
        try:
            self.history.take(where, act, signed.statement.sha256, signed.sha256, signed.offices)
        except RegistryError as error:
            raise wrong(f"entry {where.index}", f"is an act that does not count: {error.message}") from error
        if isinstance(act, WithheldOpening):
            _require_withheld(act, signed.statement.sha256, tree)
        self._commitments[signed.sha256] = act.commitments
        if any(isinstance(made, PublicText) for made in act.commitments.values()):
            self._shown[signed.sha256] = shown_texts(act, signed.sha256, tree)

    def erase(self, index: int, erasure: ActErasure, wrong: Wrong) -> None:
        """Take down a notice; raises what `wrong` makes where it is about nothing that an entry before it logged."""
        where = f"entry {index}"
        known = self._commitments.get(erasure.act)
        if known is None and not self.history.partial:
            raise wrong(where, "declares texts of an act erased that no entry before it logged")
        erased = self._erased.setdefault(erasure.act, {})
        for path in erasure.fields:
            if known is not None and path not in known:
                raise wrong(where, f"declares {path} erased, to which that act does not commit")
            if path in erased:
                raise wrong(where, f"declares {path} erased, as entry {erased[path]} did before")
            erased[path] = index
        self.notices.append(ActNotice(index, erasure))

    def settle(self, tree: TreeUnderCheck) -> None:
        """Compare what is shown with the notices; raises what the tree makes of the first file that differs."""
        for sha256, shown in self._shown.items():
            erased = self._erased.get(sha256, {})
            public = {p for p, made in self._commitments[sha256].items() if isinstance(made, PublicText)}
            for lacking in sorted(public - shown - erased.keys()):
                raise tree.wrong(
                    act_texts(sha256), f"does not show {lacking}, and no entry declares it erased"
                )
            for still in sorted(shown & erased.keys()):
                raise tree.wrong(
                    act_texts(sha256), f"still shows {still}, which entry {erased[still]} declares erased"
                )


def shown_texts(act: Act, sha256: str, tree: TreeUnderCheck) -> set[str]:
    """The paths of the texts that the tree shows of an act, each compared with its commitment."""
    path = act_texts(sha256)
    match tree.parse(path, tree.read(path), parse_canonical):
        case {"act": str(about), "values": dict(values), **nothing} if not nothing and about == sha256:
            pass
        case _:
            raise tree.wrong(path, "does not show the texts of that act with their salts")
    for at, given in values.items():
        match given:
            case {"salt": str(salt), "value": str(value), **nothing} if not nothing and _SALT.fullmatch(salt):
                opening = ActOpening(at, bytes.fromhex(salt), value)
            case _:
                raise tree.wrong(path, "does not show the texts of that act with their salts")
        made = act.commitments.get(at)
        if not isinstance(made, PublicText) or not opens(
            opening, made, registry=act.registry, about=act.about, act=act.committed_as(at)
        ):
            raise tree.wrong(path, f"shows a text at {at[:40]!r} that is not the one committed to")
    return set(values)


def _require_withheld(act: WithheldOpening, record: str, tree: TreeUnderCheck) -> None:
    path = f"records/{record}.json"
    # A record of the log before this one lies in its tree.
    if tree.read_or_none(path) is not None and "withheld" not in commitments(
        committed_form(tree, record)
    ).get(act.path, {}):
        raise tree.wrong(path, f"withholds nothing at {act.path}, which an entry says was opened")
