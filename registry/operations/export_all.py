"""Export the whole public registry as one signed bundle, to be carried away and checked without a connection.

Knows: what is in it (every log's public tree as it stands, the public keys, the list of digests and the signature over that),
in which order, and that the publisher waits meanwhile, so that the trees are those of their checkpoints. The key is the one for
bundles. The list is what `sha256sum -c` reads, and is never held in memory.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Final

from registry.domain.canonical import canonical_bytes
from registry.domain.decision import PAYLOAD_TYPE, STATEMENT_TYPE
from registry.domain.tree_layout import BUNDLED_KEYS, BUNDLED_LOGS, OFFLINE_BUNDLE, SUMS, SUMS_SIGNED
from registry.errors import RegistryError
from registry.folders import walk
from registry.operations.own_folder import require_new_folder
from registry.operations.public_head import public_checkpoint
from registry.operations.publish import finish_publication
from registry.operations.registry import Registry
from registry.operations.sign_bundles import bundle_key, hand_over
from registry.regular_file import digest_of, open_regular
from registry.signing.dsse import sign_named
from registry.signing.es256 import key_name, public_pem
from registry.storage import ledger, locks

_CHUNK: Final = 1 << 20
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
"""The time that every file of a ZIP archive bears: the first that the format knows."""

Content = Callable[[], IO[bytes]]


@dataclass(frozen=True)
class OfflineBundle:
    """What was written: size of the open log, files without the list and its signature, and the key to hand over."""

    size: int
    files: int
    key_id: str
    key: Path


def export_all(registry: Registry, to: Path, passphrase: Callable[[], bytes] | None) -> OfflineBundle:
    """Write the bundle to `to`: a ZIP archive where its name ends so, else a folder that is new or empty.

    The registry must have been opened with its keys. Raises `export.folder`, `log.not_published`, and what the key raises.
    """
    registry.signing_keys()
    finish_publication(registry)
    packed = to.suffix == ".zip"
    require_new_folder(to)
    with locks.publisher(registry.database), tempfile.TemporaryFile() as sums:
        published = public_checkpoint(registry)
        if published is None:
            raise RegistryError(
                "log.not_published", "nothing is published yet", hint="Run `sightline log publish`."
            )
        key = bundle_key(registry, passphrase)
        key_id, pem = f"bundles-{key_name(key.public_key)}", public_pem(key.public_key).encode()
        files = 0
        digest = hashlib.sha256()
        for path, content in _contents(registry, key_id, pem):
            line = f"{_sha256(content)}  {path}\n".encode()
            sums.write(line)
            digest.update(line)
            files += 1
        signed = sign_named(
            _statement(registry, published.size, digest.hexdigest()), PAYLOAD_TYPE, key_id, key.sign
        )
        write = _to_zip if packed else _to_folder
        write(to, [*_last(sums, signed)], _contents(registry, key_id, pem))
        return OfflineBundle(published.size, files, key_id, hand_over(registry, key))


def _contents(registry: Registry, key_id: str, pem: bytes) -> Iterator[tuple[str, Content]]:
    keys = {
        f"{BUNDLED_KEYS}/{key_id}.pem": pem,
        f"{BUNDLED_KEYS}/registry.vkeys": registry.home.trust.read_bytes(),
        "README.md": _readme(registry),
    }
    for path, data in keys.items():
        yield path, _bytes(data)
    for log in ledger.logs(registry.database):
        root = registry.home.public / str(log.year)
        for path, entry in walk(root):
            yield f"{BUNDLED_LOGS}/{log.year}/{path}", _file(Path(entry.path))


def _last(sums: IO[bytes], signed: bytes) -> Iterator[tuple[str, Content]]:
    def from_start() -> IO[bytes]:
        sums.seek(0)
        return sums

    yield SUMS, from_start
    yield SUMS_SIGNED, _bytes(signed)


def _statement(registry: Registry, size: int, sums: str) -> bytes:
    return canonical_bytes(
        {
            "_type": STATEMENT_TYPE,
            "subject": [{"name": SUMS, "digest": {"sha256": sums}}],
            "predicateType": OFFLINE_BUNDLE,
            "predicate": {
                "origin": registry.log.origin,
                "size": size,
                "development_key": registry.description.development_keys,
            },
        }
    )


def _to_folder(to: Path, last: list[tuple[str, Content]], contents: Iterator[tuple[str, Content]]) -> None:
    for path, content in chain(contents, last):
        target = to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with content() as read, target.open("xb") as written:
            shutil.copyfileobj(read, written, _CHUNK)


def _to_zip(to: Path, last: list[tuple[str, Content]], contents: Iterator[tuple[str, Content]]) -> None:
    draft = to.with_name(f"{to.name}.part")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in chain(contents, last):
                info = zipfile.ZipInfo(path, _STAMP)
                info.compress_type, info.create_system, info.external_attr = (
                    zipfile.ZIP_DEFLATED,
                    3,
                    0o644 << 16,
                )
                with content() as read, archive.open(info, "w", force_zip64=True) as written:
                    shutil.copyfileobj(read, written, _CHUNK)
        draft.replace(to)
    finally:
        draft.unlink(missing_ok=True)


def _sha256(content: Content) -> str:
    with content() as file:
        return digest_of(file)[1]


def _bytes(data: bytes) -> Content:
    return lambda: io.BytesIO(data)


def _file(path: Path) -> Content:
    return lambda: open_regular(path)


def _readme(registry: Registry) -> bytes:
    return f"""\
# The public register, whole

Every log of the register at {registry.description.address}, with all that it makes public.

Check it without a connection:

    sightline check . --key registry.vkeys --bundle-key bundles.pem

Take both key files from somewhere else than this bundle: those in `keys/` prove nothing. `sha256sum -c SHA256SUMS` compares the
files with the list; who made the list only the signature says, in `SHA256SUMS.dsse.json`.
""".encode()
