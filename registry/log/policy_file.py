"""Trust policies: which logs are known, which witnesses, and whose cosignatures are enough (C2SP tlog-policy).

Knows: the file's lines and the rule that they state. A policy says how a checkpoint is judged and nothing of the entries
below it. Does not know the network: the address that may stand beside a key is handed on as it was read.

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> all|any|<k> <member>…
    quorum <name>|none

Stricter than the text of the specification in one thing: a key is a log's or a witness's, never both, so that no log is
its own witness.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.checkpoint import Checkpoint, verify_checkpoint
from registry.log.tree_head import parse_decimal

NONE: Final = "none"
"""The quorum that asks for no cosignature."""
LOG_TYPES: Final = (ED25519, MLDSA44)
WITNESS_TYPES: Final = (COSIGNATURE_ED25519, MLDSA44)
MAX_BYTES: Final = 1 << 20
"""Room for more than 500 keys of the largest type; the specification asks for 64."""

_FIELD: Final = re.compile(r"[^ \t]+")


@dataclass(frozen=True)
class KnownLog:
    """A key of a log; its name is the log's origin."""

    verifier: Verifier
    url: str = ""


@dataclass(frozen=True)
class Witness:
    """One key of a witness. `name` has a meaning in its policy file only; signatures bear the verifier's."""

    name: str
    verifier: Verifier
    url: str = ""


@dataclass(frozen=True)
class Group:
    """Witnesses and groups that count as one where at least `threshold` of them do."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What one file states. `quorum` names a witness, a group, or nobody (`none`).

    Names are compared byte for byte; a byte that is not UTF-8 is kept as a lone surrogate.
    """

    logs: tuple[KnownLog, ...]
    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    quorum: str

    @property
    def origins(self) -> list[str]:
        """The origins of the known logs, each once, as they are listed."""
        return list(dict.fromkeys(log.verifier.name for log in self.logs))

    def log_keys(self, origin: str) -> list[Verifier]:
        """The known keys of the log `origin`; none for a log that is not listed."""
        return [log.verifier for log in self.logs if log.verifier.name == origin]

    @property
    def witness_keys(self) -> list[Verifier]:
        """The keys of all witnesses, as they are listed."""
        return [witness.verifier for witness in self.witnesses]

    def satisfied(self, cosigned: Collection[Verifier]) -> bool:
        """Whether the quorum is met where exactly these keys have cosigned, each key counted once."""
        if self.quorum == NONE:
            return True
        counted = {witness.name for witness in self.witnesses if witness.verifier in cosigned}
        for group in self.groups:  # a member always stands before the group that names it
            if len(counted.intersection(group.members)) >= group.threshold:
                counted.add(group.name)
        return self.quorum in counted


def parse_policy(raw: bytes) -> Policy:
    """Read a policy file; raises `log.policy`, naming the line, for anything that the specification does not allow."""
    if len(raw) > MAX_BYTES:
        raise RegistryError(
            "log.policy",
            f"a policy file of {len(raw)} bytes; at most {MAX_BYTES} are read",
            hint="Name only the logs and witnesses that you rely on.",
        )
    if raw and not raw.endswith(b"\n"):
        raise RegistryError(
            "log.policy", "the last line of the policy file does not end with a newline", hint="Add one."
        )
    reader = _Reader()
    for number, line in enumerate(raw.split(b"\n")[:-1], 1):
        reader.line(number, line)
    return reader.policy()


def cosigners(checkpoint: Checkpoint, policy: Policy) -> set[Verifier]:
    """The keys of witnesses of this policy whose verified cosignatures the checkpoint bears.

    One without a time does not count: it states no view of a log (tlog-cosignature), and a witness must not answer with
    one (tlog-witness).
    """
    witnesses = set(policy.witness_keys)
    return {s.verifier for s in checkpoint.signatures if s.verifier in witnesses and s.timestamp}


def verify_by_policy(raw: bytes, policy: Policy, origin: str) -> Checkpoint:
    """Verify a checkpoint of the log `origin` as the policy demands: every key listed for this log signed, no known
    line is wrong, and the quorum of witnesses cosigned.

    Asking for every listed key of the log is stricter than the specification, which is content with one. Raises
    `log.origin` for a log that is not listed, `log.quorum` where witnesses are missing, and what `verify_checkpoint`
    raises.
    """
    required = policy.log_keys(origin)
    if not required:
        raise RegistryError(
            "log.origin",
            f"the policy knows no log {origin!r}",
            hint="Add `log` lines with its keys, as you got them from somewhere other than the log.",
        )
    checkpoint = verify_checkpoint(raw, origin, required, policy.witness_keys)
    require_quorum(policy, cosigners(checkpoint, policy), checkpoint.head.size)
    return checkpoint


def require_quorum(policy: Policy, cosigned: Collection[Verifier], size: int) -> None:
    """Raise `log.quorum`, naming who cosigned, unless the quorum is met."""
    if policy.satisfied(cosigned):
        return
    there = ", ".join(w.name for w in policy.witnesses if w.verifier in cosigned) or "none of its witnesses"
    raise RegistryError(
        "log.quorum",
        f"the checkpoint of size {size} is not witnessed as the policy asks: the quorum is {policy.quorum}, "
        f"cosigned by {there}",
        hint="It may be too new: ask again in a minute. If it stays so, ask the registry and the witnesses.",
    )


class _Reader:
    """Takes the lines in order; a name may only be used below the line that defines it."""

    def __init__(self) -> None:
        self._logs: list[KnownLog] = []
        self._witnesses: list[Witness] = []
        self._groups: list[Group] = []
        self._names: set[str] = set()
        self._grouped: set[str] = set()
        self._keys: dict[bytes, int] = {}
        self._quorum: str | None = None

    def line(self, number: int, line: bytes) -> None:
        for byte in line:
            if (byte < 0x20 and byte != 0x09) or byte == 0x7F:
                raise _wrong(number, f"holds the control character 0x{byte:02x}")
        # Byte for byte: what is no UTF-8 becomes lone surrogates, so two names are one only where their bytes are.
        fields = _FIELD.findall(line.decode("utf-8", "surrogateescape"))
        if not fields or fields[0].startswith("#"):
            return
        kind, *rest = fields
        readers = {
            "log": self._log,
            "witness": self._witness,
            "group": self._group,
            "quorum": self._set_quorum,
        }
        if kind not in readers:
            raise _wrong(number, f"begins with {kind[:40]!r}; log, witness, group or quorum can")
        readers[kind](number, rest)

    def policy(self) -> Policy:
        if self._quorum is None:
            raise RegistryError(
                "log.policy",
                "the policy file has no quorum line",
                hint="Name a witness or a group, or write `quorum none` where no cosignature is needed.",
            )
        return Policy(tuple(self._logs), tuple(self._witnesses), tuple(self._groups), self._quorum)

    def _log(self, number: int, fields: list[str]) -> None:
        _require_count(number, fields, 1, 2, "log <vkey> [<url>]")
        self._logs.append(KnownLog(self._key(number, fields[0], LOG_TYPES, "log"), *fields[1:]))

    def _witness(self, number: int, fields: list[str]) -> None:
        _require_count(number, fields, 2, 3, "witness <name> <vkey> [<url>]")
        self._define(number, fields[0])
        verifier = self._key(number, fields[1], WITNESS_TYPES, "witness")
        self._witnesses.append(Witness(fields[0], verifier, *fields[2:]))

    def _group(self, number: int, fields: list[str]) -> None:
        _require_count(number, fields, 3, None, "group <name> all|any|<k> <member>…")
        name, threshold, *members = fields
        for member in members:
            if member not in self._names:
                raise _wrong(number, f"names {member[:100]!r}, which no line before it defines")
            if member in self._grouped:
                raise _wrong(number, f"names {member[:100]!r}, which is a member of a group already")
            self._grouped.add(member)
        self._define(number, name)
        self._groups.append(Group(name, _threshold(number, threshold, len(members)), tuple(members)))

    def _set_quorum(self, number: int, fields: list[str]) -> None:
        _require_count(number, fields, 1, 1, "quorum <name>|none")
        if self._quorum is not None:
            raise _wrong(number, "is a second quorum line")
        if fields[0] != NONE and fields[0] not in self._names:
            raise _wrong(number, f"names {fields[0][:100]!r}, which no line before it defines")
        self._quorum = fields[0]

    def _define(self, number: int, name: str) -> None:
        if name == NONE:
            raise _wrong(number, "defines `none`, which means that no cosignature is needed")
        if name in self._names:
            raise _wrong(number, f"defines {name[:100]!r} again")
        self._names.add(name)

    def _key(self, number: int, text: str, types: Iterable[int], of: str) -> Verifier:
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise _wrong(number, "holds a key whose name is not UTF-8")
        try:
            verifier = parse_vkey(text)
        except RegistryError as error:
            raise _wrong(number, error.message) from None
        if verifier.key_type not in types:
            raise _wrong(number, f"has a key of type 0x{verifier.key_type:02x}, with which no {of} signs")
        # By the key itself: other names and types around one key do not make it two.
        first = self._keys.setdefault(verifier.public_key, number)
        if first != number:
            raise _wrong(number, f"has the same public key as line {first}")
        return verifier


def _threshold(number: int, text: str, members: int) -> int:
    if text in ("all", "any"):
        return members if text == "all" else 1
    try:
        threshold = parse_decimal(text, "log.policy", "the threshold")
    except RegistryError:
        threshold = 0
    if not 1 <= threshold <= members:
        raise _wrong(number, f"has the threshold {text[:40]!r}; all, any or 1 to {members} can be asked for")
    return threshold


def _require_count(number: int, fields: list[str], least: int, most: int | None, form: str) -> None:
    if len(fields) < least or (most is not None and len(fields) > most):
        raise _wrong(number, f"is not of the form `{form}`")


def _wrong(number: int, what: str) -> RegistryError:
    return RegistryError(
        "log.policy",
        f"line {number} of the policy file {what}",
        hint="Mend the line, or get the file again from whoever wrote it.",
    )
