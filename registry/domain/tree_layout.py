"""Where things lie in and beside a log's public tree: the names that who writes it and who checks it must share.

Knows: names, media types, and which files may change. Tiles and bundles name themselves (C2SP tlog-tiles, `registry.log.tiles`).

    <home>/registry.db.publisher.lock   held while something is published
    <home>/public/<year>/               one log's tree
        checkpoint                      the latest
        checkpoints/<size>              every one ever published
        checkpoints/index.json          their sizes and digests
        keys/registry.vkeys             the keys, as the registry states them
        disclosures/, acts/             the public texts of records and of acts, which may be erased
"""

from __future__ import annotations

from typing import Final

CHECKPOINT: Final = "checkpoint"
CHECKPOINTS: Final = "checkpoints/"
DISCLOSURES: Final = "disclosures/"
ACTS: Final = "acts/"
SHRINKING: Final = (DISCLOSURES, ACTS)
"""Where the files lie that may lose values, under a notice, and change in no other way."""
INDEX: Final = "checkpoints/index.json"
KEY_LIST: Final = "keys/registry.vkeys"
DATABASE: Final = "registry.db"
SUMS: Final = "SHA256SUMS"
"""In an offline bundle: the digest of every other file, as `sha256sum -c` reads it."""
SUMS_SIGNED: Final = f"{SUMS}.dsse.json"
BUNDLED_LOGS: Final = "log"
BUNDLED_KEYS: Final = "keys"
OFFLINE_BUNDLE: Final = "https://sightline.example/offline-bundle/v1"
"""The type of the statement over the digests of an offline bundle."""


_MOVING: Final = (CHECKPOINT, INDEX, KEY_LIST)
_TEXT: Final = (CHECKPOINT, "keys/")


def never_changes(path: str) -> bool:
    """Whether the file at `path` of a tree stays for ever as it is. What is disclosed can be erased, so it may not."""
    return path not in _MOVING and not path.startswith(SHRINKING)


def content_type_of(path: str) -> str:
    """The media type of the file at `path` of a tree (C2SP tlog-tiles)."""
    if path.endswith(".json"):
        return "application/json"
    if path.startswith(_TEXT):
        return "text/plain; charset=utf-8"
    return "application/octet-stream"


def older_checkpoint(size: int) -> str:
    """The path of the checkpoint of `size`, once published."""
    return f"{CHECKPOINTS}{size}"


def act_texts(sha256: str) -> str:
    """The path of the public texts of the act whose statement has this digest."""
    return f"{ACTS}{sha256}.json"


def lock_file(database: str, role: str) -> str:
    """The name of the file beside the database file `database` that is locked by whoever does `role`."""
    return f"{database}.{role}.lock"


PUBLISHER_LOCK: Final = lock_file(DATABASE, "publisher")


def decision_key_name(origin: str) -> str:
    """The name of the key that signs the statements of a registry whose log is `origin`."""
    return f"{origin.rpartition('/log/')[0]}/decisions"
