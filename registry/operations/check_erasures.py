"""Whether what a tree no longer discloses is what its erasure notices name, and nothing else.

Knows: that a disclosure may lack a value only under a notice, and that under a notice it must. A notice stands behind the
record it is about, so this is judged when every entry was read. Does not read the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.domain.committed import commitments
from registry.domain.erasure import Erasure
from registry.errors import RegistryError

Json = Any
Wrong = Callable[[str, str], RegistryError]


@dataclass(frozen=True)
class Notice:
    """An erasure notice and the index of its entry."""

    index: int
    erasure: Erasure


@dataclass
class ErasureCheck:
    """Remembers what is not disclosed and what was declared erased, record by record."""

    notices: list[Notice] = field(default_factory=list)
    _records: dict[str, dict[str, bool]] = field(default_factory=dict)
    _missing: dict[str, set[str]] = field(default_factory=dict)
    _erased: dict[str, dict[str, int]] = field(default_factory=dict)

    def follow(self, before: ErasureCheck) -> None:
        """Take up where the log before this one ended: a notice may be about a record of any log before it."""
        self._records, self._erased = before._records, before._erased

    def knows(self, record: str) -> bool:
        """Whether the record was taken down."""
        return record in self._records

    def record(self, record: str, form: Mapping[str, Json], disclosed: set[str]) -> None:
        """Take down which commitments of a record there are, and which of the public ones are not disclosed."""
        public = {path: "withheld" not in answer for path, answer in commitments(form).items()}
        self._records[record] = public
        self._missing[record] = {path for path, is_public in public.items() if is_public} - disclosed

    def notice(self, index: int, erasure: Erasure, record: str, wrong: Wrong) -> None:
        """Take down a notice; raises what `wrong` makes where it is about nothing that an entry before it logged."""
        where = f"entry {index}"
        known = self._records.get(record)
        if known is None:
            raise wrong(where, "declares values of a version erased that no entry before it logged")
        for path in erasure.fields:
            if path not in known:
                raise wrong(where, f"declares {path} erased, to which that version does not commit")
        self._declare(index, erasure, record, wrong)

    def unseen(self, index: int, erasure: Erasure, record: str, wrong: Wrong) -> None:
        """Take down a notice about a version of an earlier log that was not walked; what it commits to is not known."""
        self._declare(index, erasure, record, wrong)

    def settle(self, place: str, wrong: Wrong) -> None:
        """Compare both; raises what `wrong` makes of the first disclosure of the tree at `place` that shows what was erased,
        and `check.undisclosed` for one that lacks what no notice names."""
        for record, missing in self._missing.items():
            erased, public = self._erased.get(record, {}), self._records[record]
            path = f"disclosures/{record}.json"
            for lacking in sorted(missing - erased.keys()):
                # The notice may stand in the log of a later year, which this check may not have been given.
                raise RegistryError(
                    "check.undisclosed",
                    f"{place}/{path}: does not disclose {lacking}, and no entry that was checked declares it erased",
                    hint="Check it together with the logs of the years after it, in one of which a notice may stand. If the log "
                    "is the latest one, do not rely on this tree: compare it with a mirror or an earlier copy.",
                )
            for shown in sorted(p for p in erased if public[p] and p not in missing):
                raise wrong(path, f"still discloses {shown}, which entry {erased[shown]} declares erased")

    def _declare(self, index: int, erasure: Erasure, record: str, wrong: Wrong) -> None:
        erased = self._erased.setdefault(record, {})
        for path in erasure.fields:
            if path in erased:
                raise wrong(f"entry {index}", f"declares {path} erased, as entry {erased[path]} did before")
            erased[path] = index
        self.notices.append(Notice(index, erasure))
