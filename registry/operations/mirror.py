"""Mirror a log: copy it byte for byte, verified before any of it is shown, and never show less or other than was shown.

Knows: the order. What is fetched waits in a folder of its own until the log's growth, every file beside it and, on a log of
this software, every statement were verified; then it is moved to its place, the checkpoint last. An interrupted copy is taken
up where it stopped. Does not know how the copy is served.

    <folder>/public/<name>/   the copy: a tree like the one it was taken from; the name ends the log's origin
    <folder>/incoming/<name>/ what was fetched of it and is not verified yet
    <folder>/drafts/          files being written, before they are moved to their place
    <folder>/state/lock       held by the process that copies
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import read_statement
from registry.domain.tree_layout import (
    CHECKPOINT,
    DISCLOSURES,
    INDEX,
    PUBLISHER_LOCK,
    act_texts,
    older_checkpoint,
)
from registry.errors import RegistryError
from registry.log.checkpoint import verify_checkpoint
from registry.log.tree_head import TreeHead
from registry.operations.check_log import Keys, published_keys, read_index
from registry.operations.copying_tree import CopyingTree
from registry.operations.follow_entries import Walk, is_ours
from registry.operations.follow_log import (
    Trust,
    entries_between,
    followed_tree,
    require_continues,
    root_at,
    verify_growth,
)
from registry.operations.mirrored_file import copy_name
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine
from registry.policy.release import Bundle
from registry.storage.blobs import PublicTree

_TRIES: Final = 3


@dataclass(frozen=True)
class Mirrored:
    """What the mirror shows now: the copy's folder, the log, its size, and how many entries and files were added."""

    root: Path
    origin: str
    size: int
    added: int
    files: int


class Mirror:
    """A mirror of the log at `place`, an address or a folder, in `folder`; of a bucket at `endpoint`.

    Use it while `monitor_state.held(folder / "state")` keeps others out.
    """

    def __init__(
        self,
        place: str,
        folder: Path,
        trust: Trust,
        engine_for: Callable[[Bundle], Engine],
        endpoint: str | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._place, self._folder, self._trust, self._engine_for = place, folder, trust, engine_for
        self._walk: Walk | None = None

    def update(self) -> Mirrored:
        """Copy what is new, and show it. Raises without having changed what is shown: `mirror.refused` where what was
        fetched does not hold or does not continue what is shown, `tree.unreachable` where the connection failed.
        """
        incoming, drafts = self._folder / "incoming", self._folder / "drafts"
        if drafts.exists():
            # A process that died left it there: it may hold what is erased since.
            shutil.rmtree(drafts)
        try:
            for _ in range(_TRIES):
                mirrored = self._copy(incoming)
                if mirrored is not None:
                    return mirrored
        except RegistryError as error:
            self._walk = None
            if error.code in ("tree.unreachable", "mirror.folder"):
                raise
            # Whatever was wrong may lie among what was fetched: it is fetched anew the next time.
            shutil.rmtree(incoming, ignore_errors=True)
            raise RegistryError(
                "mirror.refused",
                f"{self._place} is not copied: {error.message} [{error.code}]",
                hint="The mirror shows what it showed before. Find out whether the log or only its server is wrong.",
            ) from error
        raise RegistryError(
            "tree.unreachable",
            f"{self._place} was publishing each of {_TRIES} times it was read",
            hint="Try again in a minute.",
        )

    def _copy(self, incoming: Path) -> Mirrored | None:
        source = followed_tree(self._place, self._endpoint)
        with source.held():
            note = source.read(CHECKPOINT)
            checkpoint = self._trust.checkpoint(note)
            head = checkpoint.head
            files = PublicTree(self._folder / "public" / copy_name(head.origin), self._folder / "drafts")
            # By log: logs name their files alike, and an interrupted copy of another one may wait beside it.
            copying = CopyingTree(source, files.root, incoming / files.root.name)
            tree = TreeUnderCheck(copying)
            shown = self._shown(files, head)
            if shown is not None:
                require_continues(shown, head, tree)
            ours = is_ours(tree, head.size)
            between = self._history(tree, shown, head, note) if ours else []
            if between is None:
                return None
            verify_growth(tree, shown, head, between, keeps_all=ours)
            if ours:
                if not Keys.of(self._trust.keys, head.origin).decisions:
                    raise RegistryError(
                        "check.keys",
                        "the key of this registry's statements was not given",
                        hint="Give the registry's whole key file with --key: its statements are verified before they are copied.",
                    )
                published_keys(tree)
                # What is shown was run again before it was.
                self._walk = self._walk or Walk(tree, head.origin, self._trust.keys, self._engine_for, shown)
                self._walk.go_on(tree, checkpoint)
            start = shown.size if shown else 0
            with _still(self._folder):
                for path, data in copying.staged():
                    files.create(path, data)
                if ours:
                    for file, paths in _erased(tree, start, head.size):
                        _take_out(files.root.parent, self._folder / "drafts", file, paths)
                    files.replace(INDEX, tree.read(INDEX))
                files.replace(CHECKPOINT, note)
            # What waits of other logs too: a notice of this one may have erased some of it since.
            shutil.rmtree(incoming, ignore_errors=True)
            return Mirrored(files.root, head.origin, head.size, head.size - start, copying.fetched)

    def _shown(self, files: PublicTree, head: TreeHead) -> TreeHead | None:
        try:
            note = files.read(CHECKPOINT)
        except FileNotFoundError:
            return None
        try:
            shown = self._trust.checkpoint(note).head
        except RegistryError as error:
            raise self._foreign(files, error.message) from error
        if shown.origin != head.origin:
            raise self._foreign(files, f"it is of the log {shown.origin}, not of {head.origin}")
        return shown

    def _foreign(self, files: PublicTree, why: str) -> RegistryError:
        return RegistryError(
            "mirror.folder",
            f"the checkpoint in {files.root} cannot be continued: {why}",
            hint="Give the keys it was copied with, or another folder. A mirror never shows another log in its place.",
        )

    def _history(
        self, tree: TreeUnderCheck, shown: TreeHead | None, head: TreeHead, note: bytes
    ) -> list[TreeHead] | None:
        """The checkpoints between what is shown and `head`, verified and copied; None while they are being published."""
        sizes = read_index(tree)
        if not sizes or max(sizes) != head.size:
            return None
        keys = Keys.of(self._trust.keys, head.origin).log
        between = []
        for size, digest in sizes.items():
            path = older_checkpoint(size)
            data = tree.read(path)
            older = tree.parse(path, data, lambda raw: verify_checkpoint(raw, head.origin, keys).head)
            if older.size != size or hashlib.sha256(data).hexdigest() != digest:
                raise tree.wrong(path, "is not the checkpoint that the index lists")
            if shown is None or size > shown.size:
                between.append(older)
            elif root_at(tree, head, size) != older.root:
                raise tree.wrong(path, "signs another root than this log had at that size")
        return between


def _erased(tree: TreeUnderCheck, start: int, end: int) -> Iterator[tuple[str, list[str]]]:
    """The files of which the verified entries with start <= index < end declare values erased, with their paths."""
    for _, data in entries_between(tree, start, end, end):
        statement = read_statement(base64.b64decode(parse_canonical(data)["payload"]))
        if statement.erasure is not None:
            yield f"{DISCLOSURES}{statement.sha256}.json", statement.erasure.fields
        if statement.act_erasure is not None:
            yield act_texts(statement.sha256), statement.act_erasure.fields


def _take_out(public: Path, drafts: Path, path: str, paths: list[str]) -> None:
    """Take the erased values out of a file of public texts, in whichever year's copy it lies."""
    for copy in public.iterdir():
        if (copy / path).is_file():
            files = PublicTree(copy, drafts)
            disclosure = parse_canonical(files.read(path))
            values = {name: value for name, value in disclosure["values"].items() if name not in paths}
            files.replace(path, canonical_bytes({**disclosure, "values": values}))


@contextmanager
def _still(folder: Path) -> Iterator[None]:
    # Whoever checks the copy holds this lock, as beside a registry's own trees.
    descriptor = os.open(folder / PUBLISHER_LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
