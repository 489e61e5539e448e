"""Open the log that continues a frozen one: a log a year, each with keys and an origin of its own.

Knows: the order, so that an interrupted run is taken up where it stopped: keys, the file of public keys, the log, entry 0,
publication. Entry 0 names the frozen log's final checkpoint and states the release in force again. Of several logs only the
last is open.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from registry.domain.canonical import parse_canonical
from registry.domain.decision import FinalCheckpoint, instant, read_statement
from registry.domain.decision import Release as Predicate
from registry.domain.tree_layout import CHECKPOINT, older_checkpoint
from registry.domain.verifier import ED25519, MLDSA44, parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.operations.check_log import final_checkpoint
from registry.operations.clock import require_clock
from registry.operations.create_registry import log_origin
from registry.operations.home import KEY_FILES, Home
from registry.operations.log_head import EMPTY
from registry.operations.passphrase import passphrase_for, require_own
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.require_latest import Tell, require_latest
from registry.operations.state_release import state_again
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.signing.keys import generate_key, save_key
from registry.signing.signers import load_signer
from registry.storage import ledger
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force
from registry.storage.values import Log, StatedRelease


def open_next(
    root: Path,
    settings: Settings,
    *,
    passphrase: Callable[[], bytes] | None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    tell: Tell = lambda error: None,
) -> Registry:
    """Open the log of this year, or of the year after the frozen log's where that is later, and publish its entry 0.

    Raises `log.open` while the registry's last log is not frozen, `log.end` where what is public of that log is not what the
    database holds, `file.clock` where the clock is behind the frozen log's last entry, and what `require_latest` does.
    """
    secret: list[bytes] = []

    def asked_once() -> bytes:
        if not secret and passphrase is not None:
            secret.append(passphrase())
        return secret[0] if secret else b""

    registry = open_registry(root, settings, with_keys=False, clock=clock)
    before = _frozen(registry)
    ended = registry.at(before.id)
    require_latest(ended, tell)
    # Before anything is made: the new log has no entry yet that the clock could be compared with.
    require_clock(ended)
    end, stated, predicate = _end(ended)
    if registry.log == before:
        year = max(clock().year, before.year + 1)
        origin = log_origin(registry.description.address, year)
        _make_keys(registry, year, origin, asked_once)
        ledger.create_log(registry.database, origin, year, instant(clock()), EMPTY)
    registry.database.close()
    opened = open_registry(root, settings, passphrase=asked_once, clock=clock)
    if release_in_force(opened.database, opened.log.id) is None:
        bundle = opened.bundle(stated.release.digest)
        state_again(opened, bundle, predicate.sequence, predicate.previous, end)
    publish(opened)
    return opened


def _frozen(registry: Registry) -> Log:
    """The log to continue: the last one, or the one before it where opening the next was interrupted."""
    logs = ledger.logs(registry.database)
    last = logs[-1]
    if last.frozen:
        return last
    public = (registry.tree.root / CHECKPOINT).exists()
    if len(logs) > 1 and logs[-2].frozen and not public:
        return logs[-2]
    raise RegistryError(
        "log.open",
        f"the log {last.origin} is open, and a registry has one open log",
        hint="Freeze it first, with `sightline log freeze`. It then takes no further entry, for ever.",
    )


def _end(registry: Registry) -> tuple[FinalCheckpoint, StatedRelease, Predicate]:
    log = registry.log
    keys = [key for key in map(parse_vkey, read_key_files([registry.home.trust])) if key.name == log.origin]
    latest = ledger.latest_checkpoint(registry.database, log.id, published=True)
    head = ledger.head(registry.database, log.id)
    try:
        public = verify_checkpoint(registry.tree.read(CHECKPOINT), log.origin, keys).head
        # What was signed first: what stands as `checkpoint` may have been signed again since.
        first = registry.tree.read(older_checkpoint(public.size))
        end = (
            final_checkpoint(first, keys)
            if verify_checkpoint(first, log.origin, keys).head == public
            else None
        )
    except FileNotFoundError:
        end = None
    if end is None or latest is None or (public.size, public.root) != (head.size, head.root):
        raise RegistryError(
            "log.end",
            f"the checkpoint in {registry.tree.root} is not the end of the log {log.origin} in the database",
            hint="Nothing was opened. Run `sightline check` on the tree, and restore what it names.",
        )
    stated = release_in_force(registry.database, log.id)
    assert stated is not None  # a log begins with a release
    (body,) = ledger.entries(registry.database, log.id, stated.place.index, stated.place.index + 1)
    predicate = read_statement(base64.b64decode(parse_canonical(body)["payload"])).release
    assert predicate is not None
    return end, stated, predicate


def _make_keys(registry: Registry, year: int, origin: str, passphrase: Callable[[], bytes]) -> None:
    home, development = registry.home, registry.description.development_keys
    secret = passphrase_for(registry, passphrase)
    require_own(registry, secret)
    folder = home.keys / str(year)
    for file, kind in zip(KEY_FILES[:2], (ED25519, MLDSA44), strict=True):
        if not (folder / file).exists():
            save_key(generate_key(origin, kind, development=development), folder / file, secret)
    _hand_over(home, origin, [verifier_of(load_signer(folder / file, secret)).vkey for file in KEY_FILES[:2]])


def _hand_over(home: Home, origin: str, vkeys: list[str]) -> None:
    known = read_key_files([home.trust])
    new = [vkey for vkey in vkeys if vkey not in known]
    if new:
        text = home.trust.read_text(encoding="utf-8") + "\n".join((f"# The log {origin}", *new)) + "\n"
        path = home.trust.relative_to(home.root).as_posix()
        PublicTree(home.root, home.drafts).replace(path, text.encode())
