"""A witness of other people's logs: made once, then asked to cosign what continues what it saw.

Knows: a witness's folder, and the order of its one act: verify, sign, keep, answer. An answer never leaves before what it
says is on disk. Does not know HTTP.

    home/witness.json         its name
    home/keys/                its private keys, mode 0600
    home/witness.policy       the logs it cosigns: `log` lines of a trust policy (C2SP tlog-policy)
    home/witness.vkeys        its public keys, to be handed to logs and to whoever checks them
    home/witness.db           what it cosigned last of each log; never to be put back to an older state
    home/evidence/            checkpoints that a log signed and that do not continue what it had signed before
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from registry.domain.verifier import COSIGNATURE_ED25519, MLDSA44, verifier_of
from registry.errors import RegistryError
from registry.log.add_checkpoint import (
    SIZE_TYPE,
    STATUSES,
    AddCheckpoint,
    Seen,
    cosign_note,
    encode_size,
    origin_of,
    parse_request,
    require_continues,
    verify_submission,
)
from registry.log.checkpoint import Checkpoint
from registry.log.policy_file import Policy, parse_policy
from registry.signing.keys import Key, generate_key, load_key, save_key
from registry.storage.blobs import PublicTree
from registry.storage.witness_state import Cosigned, WitnessState, create_state, state_lost

KEY_FILES: Final = (("witness-ed25519.key", COSIGNATURE_ED25519), ("witness-ml-dsa-44.key", MLDSA44))
STATE: Final = "witness.db"
MAX_EVIDENCE: Final = 1000
TEXT: Final = "text/plain; charset=utf-8"
_ATTEMPTS: Final = 4

_POLICY: Final = """# The logs that this witness cosigns: a line `log <vkey>` for each key, as you got it from who runs the log.
# Read when the witness starts. C2SP tlog-policy demands the last line; a witness asks for no cosignature of others.
quorum none
"""


@dataclass(frozen=True)
class Answer:
    """What is answered to a request, over HTTP or otherwise."""

    status: int
    body: bytes
    content_type: str = TEXT


def create_witness(root: Path, name: str, *, passphrase: Callable[[], bytes] | None) -> list[str]:
    """Make the witness `name` in `root`; returns its public keys as lines (vkeys).

    Without `passphrase` its keys are development keys, kept unencrypted. Raises `witness.exists` where one is, and what
    `generate_key` and `save_key` raise. Interrupted, it goes on where it stopped; raises `witness.state` where keys are there
    already and the state is not.
    """
    if (root / "witness.vkeys").exists():
        raise RegistryError(
            "witness.exists", f"there is a witness in {root} already", hint="Name another folder with --home."
        )
    generate_key(name, COSIGNATURE_ED25519)  # refuses a name that no key can have before anything is written
    files = PublicTree(root, root / "drafts")
    described = json.dumps({"name": name}).encode() + b"\n"
    files.create("witness.json", described)
    state = root / STATE
    if not state.is_file():
        # Made before the keys: where keys are without it, they may have cosigned what nobody knows any more.
        if (root / "keys").exists():
            raise state_lost(state)
        create_state(state)
    secret = passphrase() if passphrase else None
    for file, kind in KEY_FILES:
        if not (root / "keys" / file).exists():
            save_key(generate_key(name, kind, development=secret is None), root / "keys" / file, secret)
    keys = [load_key(root / "keys" / file, secret) for file, _ in KEY_FILES]
    if not (root / "witness.policy").exists():
        files.create("witness.policy", _POLICY.encode())
    vkeys = [verifier_of(key).vkey for key in keys]
    lines = [f"# Public keys of the witness {name}", *vkeys]
    # Written last: where this file stands, the witness is whole.
    files.create("witness.vkeys", "".join(f"{line}\n" for line in lines).encode())
    return vkeys


def open_witness(
    root: Path,
    *,
    passphrase: Callable[[], bytes] | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Witness:
    """Open the witness in `root`; `passphrase` is called only where its keys are encrypted.

    Raises `witness.missing` where there is none, `witness.logs` where it knows no log, and what its keys, its policy and
    its state raise.
    """
    if not (root / "witness.vkeys").is_file():
        raise RegistryError(
            "witness.missing",
            f"there is no witness in {root}",
            hint="Make one with `sightline witness init`, or name another folder with --home.",
        )
    keys = _load_keys(root, passphrase)
    try:
        policy = parse_policy((root / "witness.policy").read_bytes())
    except OSError as error:
        raise RegistryError(
            "witness.missing",
            f"{root / 'witness.policy'}: {error.strerror}",
            hint="Write the logs to cosign there, a line `log <vkey>` for each key of each log, and let the witness's user "
            "read it.",
        ) from None
    if not policy.logs:
        raise RegistryError(
            "witness.logs",
            f"{root / 'witness.policy'} names no log to cosign",
            hint="Add a line `log <vkey>` for each key of each log.",
        )
    return Witness(root, keys, policy, WitnessState(root / STATE), clock)


@dataclass(frozen=True)
class Witness:
    """An opened witness."""

    root: Path
    keys: tuple[Key, ...]
    policy: Policy
    state: WitnessState
    clock: Callable[[], datetime]

    @property
    def vkeys(self) -> list[str]:
        """Its public keys as lines."""
        return [verifier_of(key).vkey for key in self.keys]

    def add_checkpoint(self, raw: bytes) -> Answer:
        """Answer a log's request as C2SP tlog-witness says. Raises `witness.state`, `witness.clock`."""
        seen = Seen()
        try:
            request = parse_request(raw)
            origin = origin_of(request)
            checkpoint = verify_submission(request, self.policy.log_keys(origin))
            for _ in range(_ATTEMPTS):
                latest = self.state.latest(origin)
                seen = Seen(latest.size, latest.root) if latest else Seen()
                self._require_continues(request, checkpoint, seen)
                now = self._now(latest)
                note, answer = cosign_note(checkpoint, self.keys, now)
                head = checkpoint.head
                # Somebody else's request may have come between: then it is judged again by what stands there now.
                if self.state.advance(origin, latest, Cosigned(head.size, head.root, note.encode(), now)):
                    return Answer(200, answer)
        except RegistryError as error:
            if error.code not in STATUSES:
                raise
            if error.code == "witness.conflict":
                return Answer(STATUSES[error.code], encode_size(seen.size), SIZE_TYPE)
            return Answer(STATUSES[error.code], f"{error.message} [{error.code}]\n".encode())
        raise RegistryError(
            "witness.state",
            f"{_ATTEMPTS} other requests for {origin!r} came first",
            hint="Nothing was cosigned. The log asks again; where this comes often, somebody sends its checkpoints in a flood.",
        )

    def checkpoint(self, origin_hash: str) -> bytes | None:
        """The last checkpoint cosigned of the log whose origin has this SHA-256 (64 hexadecimal digits), with the
        log's signatures and this witness's; None where none was.
        """
        latest = self.state.by_hash(origin_hash)
        return latest.note if latest else None

    def _now(self, latest: Cosigned | None) -> int:
        now = int(self.clock().timestamp())
        if latest is not None and now < latest.signed_at:
            raise RegistryError(
                "witness.clock",
                f"this machine's clock says {now}, but a cosignature of {latest.signed_at} was given",
                hint="Nothing was cosigned. Set the clock: a witness says what it saw last at which time.",
            )
        return now

    def _require_continues(self, request: AddCheckpoint, checkpoint: Checkpoint, seen: Seen) -> None:
        try:
            require_continues(request, checkpoint.head, seen)
        except RegistryError as error:
            if error.code == "witness.proof":
                self._keep_evidence(checkpoint)
            raise

    def _keep_evidence(self, checkpoint: Checkpoint) -> None:
        # It bears the log's own signature, so it may prove that the log signed two histories. Each tree is kept once.
        folder = self.root / "evidence"
        digest = hashlib.sha256(checkpoint.note.text.encode()).hexdigest()
        path = folder / f"{checkpoint.head.size}-{digest[:16]}"
        there = list(folder.iterdir()) if folder.is_dir() else []
        if path not in there and len(there) < MAX_EVIDENCE:
            PublicTree(folder, self.root / "drafts").replace(path.name, checkpoint.note.encode())


def _load_keys(root: Path, passphrase: Callable[[], bytes] | None) -> tuple[Key, ...]:
    paths = [root / "keys" / file for file, _ in KEY_FILES]
    secret: bytes | None = None
    try:
        first = load_key(paths[0], None)
    except RegistryError as error:
        if error.code != "key.passphrase" or passphrase is None:
            raise
        secret = passphrase()
        first = load_key(paths[0], secret)
    keys = (first, *(load_key(path, secret) for path in paths[1:]))
    listed = [line for line in (root / "witness.vkeys").read_text().splitlines() if not line.startswith("#")]
    if [verifier_of(key).vkey for key in keys] != listed:
        raise RegistryError(
            "key.foreign",
            f"the private keys in {root / 'keys'} do not belong to {root / 'witness.vkeys'}",
            hint="Nothing was signed. Put this witness's own keys back.",
        )
    return keys
