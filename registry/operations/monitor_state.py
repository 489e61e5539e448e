"""What a monitor remembers of each address it follows, on disk: durable, for one process at a time.

Knows: files and folders. A checkpoint that was accepted is kept as it was signed; what speaks against a log is kept as evidence
and is never removed by this program. Does not know how anything is verified: the checkpoint is verified again when it is taken
from here.

    <folder>/lock                                held by the process that monitors
    <folder>/<sha256 of the address>/checkpoint  the last one accepted
    <folder>/<sha256 of the address>/seen.json   since when, what is known of the log, which alarms were delivered
    <folder>/<sha256 of the address>/alarms/     alarms that stand until a person moves them away
    <folder>/<sha256 of the address>/evidence/   checkpoints that speak against the log
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from registry.errors import RegistryError
from registry.storage.blobs import PublicTree

MAX_EVIDENCE: Final = 100
"""At most so many checkpoints are kept as evidence against one address."""

_CHECKPOINT: Final = "checkpoint"
_SEEN: Final = "seen.json"


@dataclass
class Seen:
    """What is known of one address. Times are POSIX seconds; `continues` is origin, size and root of the log before.

    `ran` is size and root (hexadecimal) of the tree up to which every decision was run again.
    """

    place: str
    origin: str = ""
    size: int = 0
    accepted_at: int = 0
    continues: tuple[str, int, str] | None = None
    delivered: list[str] = field(default_factory=list)
    ran: tuple[int, str] | None = None


@dataclass(frozen=True)
class StandingAlarm:
    """An alarm that no later answer takes back: the log signed what it cannot have signed."""

    code: str
    message: str
    since: int
    evidence: str


_SEEN_SHAPE: Final = TypeAdapter(Seen)
_ALARM_SHAPE: Final = TypeAdapter(StandingAlarm)


class PlaceState:
    """The memory of one address; raises `monitor.state` where it cannot be read."""

    def __init__(self, folder: Path, place: str) -> None:
        self._root = folder / hashlib.sha256(place.encode()).hexdigest()
        self._files = PublicTree(self._root, folder / "drafts")
        self.place = place

    def checkpoint(self) -> bytes | None:
        """The last checkpoint that was accepted here."""
        try:
            return self._files.read(_CHECKPOINT)
        except FileNotFoundError:
            return None
        except RegistryError as error:
            raise self.unreadable(_CHECKPOINT, error) from None

    def accept(self, note: bytes) -> None:
        """Remember `note`, verified, as the last one; durable when this returns."""
        self._files.replace(_CHECKPOINT, note)

    def seen(self) -> Seen:
        """What is remembered beside the checkpoint."""
        try:
            seen = _SEEN_SHAPE.validate_json(self._files.read(_SEEN), strict=True)
            bytes.fromhex(seen.ran[1] if seen.ran else "")
            return seen
        except FileNotFoundError:
            return Seen(self.place)
        except (RegistryError, ValueError) as error:
            raise self.unreadable(_SEEN, error) from None

    def remember(self, seen: Seen) -> None:
        """Keep `seen`; durable when this returns."""
        self._files.replace(_SEEN, json.dumps(asdict(seen), indent=1, sort_keys=True).encode() + b"\n")

    def standing(self) -> list[StandingAlarm]:
        """The alarms that stand."""
        folder = self._root / "alarms"
        if not folder.is_dir():
            return []
        try:
            return [
                _ALARM_SHAPE.validate_json(path.read_bytes(), strict=True)
                for path in sorted(folder.iterdir())
            ]
        except (OSError, ValueError) as error:
            raise self.unreadable("alarms", error) from None

    def raise_alarm(self, code: str, message: str, since: int, note: bytes | None) -> None:
        """Keep an alarm that stands until its file is moved away by hand. One of a kind is enough."""
        evidence = self.keep_evidence(note) if note is not None else ""
        path = f"alarms/{code}.json"
        if not (self._root / path).exists():
            alarm = StandingAlarm(code, message, since, evidence)
            self._files.replace(path, json.dumps(asdict(alarm), indent=1).encode() + b"\n")

    def keep_evidence(self, note: bytes) -> str:
        """Keep a checkpoint that speaks against the log; returns its path."""
        folder = self._root / "evidence"
        path = f"evidence/{hashlib.sha256(note).hexdigest()}"
        if not folder.is_dir() or sum(1 for _ in folder.iterdir()) < MAX_EVIDENCE:
            self._files.replace(path, note)
        return str(self._root / path)

    def unreadable(self, name: str, error: Exception) -> RegistryError:
        """The error for `name`, which is not what was put there: it speaks of this memory, and against no log."""
        why = getattr(error, "strerror", None) or getattr(error, "message", None) or type(error).__name__
        return RegistryError(
            "monitor.state",
            f"{self._root / name} is not what was put there: {why}",
            hint="Restore it, or move the folder away: what was seen before is then not known any more.",
        )


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep every other process out of `folder`; raises `monitor.locked` where one is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RegistryError(
                "monitor.locked",
                f"another process is using {folder}",
                hint="End it, or name another folder with --state.",
            ) from None
        yield
    finally:
        os.close(descriptor)
