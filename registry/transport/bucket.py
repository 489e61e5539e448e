"""A published tree in a bucket of an S3-compatible store.

Knows: conditional requests, and when an answer means that something stands there. What never changes is created with
`If-None-Match: *`, the rest is replaced with `If-Match` on the ETag of what was read; a store that ignores either is found
out by trying (`require_conditions`). Beside `transport.bucket_store`, which opens it, the only module that knows `obstore`.
Does not know what a file means or in which order files are put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import obstore
from obstore import exceptions

from registry.domain.tree_layout import CHECKPOINT, content_type_of, never_changes
from registry.errors import RegistryError
from registry.transport.bucket_store import open_store
from registry.transport.trees import missing, require_size, unreadable

if TYPE_CHECKING:
    from obstore import PutMode

MAX_LISTED: Final = 10_000_000
"""More files than any log has that is checked on one machine."""

_STATUS: Final = re.compile(r"status code: (\d{3}[ A-Za-z]*)|<Code>([A-Za-z]{1,60})</Code>")
_NO_BUCKET: Final = "<Code>NoSuchBucket</Code>"
_TRIES: Final = 3
"""A write that comes upon another one may be refused (409) before the other can be seen."""

_NO_ETAG: Final = '"00000000000000000000000000000000"'
_IMMUTABLE: Final = "public, max-age=31536000, immutable"
_ALWAYS_ASKED: Final = "no-cache"


def trees_in(address: str, endpoint: str | None) -> list[Bucket]:
    """The trees at `address`: the one of a log, or those of the logs below it, oldest first.

    Raises `tree.missing` where there is none, and what reading raises.
    """
    place = Bucket(address, endpoint)
    if place.find(CHECKPOINT) is not None:
        return [place]
    logs = place.below()
    if not logs:
        raise missing(f"{place.place}/{CHECKPOINT}")
    return [place.at(name) for name in logs]


class Bucket:
    """What lies at `address`, `s3://NAME` or `s3://NAME/PREFIX`. `endpoint` is the http(s) address of the store, None at AWS.

    May be used by several threads. Raises `bucket.address` where either cannot be used. Every method raises
    `bucket.unreachable` without an answer, and `bucket.refused` for an answer that is about neither bytes nor conditions.
    """

    def __init__(self, address: str, endpoint: str | None) -> None:
        self._store, self._prefix = open_store(address, endpoint)
        self.place = address.rstrip("/")
        self._names: list[str] | None = None

    def at(self, name: str) -> Bucket:
        """What lies at `name` below this."""
        other = object.__new__(Bucket)
        other._store, other._names = self._store, None
        other._prefix, other.place = self._key(name), f"{self.place}/{name}"
        return other

    def find(self, path: str) -> bytes | None:
        """The bytes of `path`, None where nothing stands there."""
        found = self._get(path)
        return None if found is None else found[0]

    def create(self, path: str, data: bytes) -> bool:
        """Put `path` once; True if it was new. Raises `tree.differs` where it stands there with other bytes."""
        for _ in range(_TRIES):
            try:
                self._put(path, data, "create")
                return True
            except (exceptions.AlreadyExistsError, exceptions.PreconditionError):
                there = self.find(path)
            # It stands there also where the answer to our own first attempt was lost.
            if there == data:
                return False
            if there is not None:
                break
        else:
            raise self._refused(path, "it is said to be there, and is not")
        raise RegistryError(
            "tree.differs",
            f"{self.place}/{path} is already published with other content",
            hint="Nothing more was published. Find out who wrote it: run `sightline check` on the bucket and on the registry's "
            "own tree, and remove what is not yours.",
        )

    def swap(self, path: str, before: bytes | None, after: bytes) -> None:
        """Replace `path`, which holds `before`, or nothing where that is None; raises `tree.moved` where it does not."""
        found = self._get(path)
        there = None if found is None else found[0]
        if there == after:
            return
        if there == before:
            mode: PutMode = {"e_tag": found[1]} if found else "create"
            try:
                self._put(path, after, mode)
                return
            except (exceptions.AlreadyExistsError, exceptions.PreconditionError):
                if self.find(path) == after:
                    return
        raise RegistryError(
            "tree.moved",
            f"{self.place}/{path} was replaced by somebody else meanwhile",
            hint="One registry publishes to one place. Find the second writer, then publish again.",
        )

    def require_conditions(self, path: str) -> None:
        """Raise `bucket.conditions` where the store puts what a condition forbids; tried with `path` and the bytes it
        holds."""
        data = self.read(path)
        modes: tuple[PutMode, ...] = ("create", {"e_tag": _NO_ETAG})
        for header, mode in zip(("If-None-Match: *", "If-Match"), modes, strict=True):
            with suppress(exceptions.AlreadyExistsError, exceptions.PreconditionError):
                self._put(path, data, mode)
                raise RegistryError(
                    "bucket.conditions",
                    f"{self.place}: the store does not heed {header}, and would overwrite what must stay",
                    hint="Nothing was published there. Use a store with conditional writes.",
                )

    def read(self, path: str) -> bytes:
        """The bytes of `path`; raises `tree.missing`."""
        data = self.find(path)
        if data is None:
            raise missing(f"{self.place}/{path}")
        return data

    def files(self) -> Iterator[str]:
        """Every file's path: as it was when `held` was entered, where it was."""
        yield from self._list() if self._names is None else self._names

    @contextmanager
    def held(self) -> Iterator[str | None]:
        """Lists the files before any of them is read, so that what is added meanwhile is no stray; holds nobody off."""
        self._names = list(self._list())
        try:
            yield "nothing holds a bucket still"
        finally:
            self._names = None

    def below(self) -> list[str]:
        """The names that lie directly below this, as folders do."""
        with self._told(""):
            found = obstore.list_with_delimiter(self._store, self._prefix or None)
        return sorted(str(path).rpartition("/")[2] for path in found["common_prefixes"])

    def _get(self, path: str) -> tuple[bytes, str] | None:
        try:
            with self._told(path):
                answer = obstore.get(self._store, self._key(path))
                require_size(f"{self.place}/{path}", answer.meta["size"])
                data = bytes(answer.bytes())
        except FileNotFoundError:
            return None
        tag = answer.meta["e_tag"]
        if tag is None:
            raise self._refused(path, "it gives no ETag, and without one nothing can be replaced safely")
        return data, tag

    def _put(self, path: str, data: bytes, mode: PutMode) -> None:
        with self._told(path):
            obstore.put(self._store, self._key(path), data, attributes=_headers(path), mode=mode)

    def _list(self) -> Iterator[str]:
        cut = len(self._prefix) + 1 if self._prefix else 0
        count = 0
        with self._told(""):
            for chunk in obstore.list(self._store, self._prefix or None):
                for item in chunk:
                    count += 1
                    if count > MAX_LISTED:
                        raise unreadable(self.place, f"holds more than {MAX_LISTED} files", "No tree does.")
                    yield str(item["path"])[cut:]

    def _key(self, path: str) -> str:
        return f"{self._prefix}/{path}" if self._prefix else path

    @contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Tell failures in words of our own: the library's own messages quote the request, with the name of the key."""
        try:
            yield
        except (exceptions.AlreadyExistsError, exceptions.PreconditionError):
            raise
        except FileNotFoundError as error:
            if _NO_BUCKET in str(error):
                raise self._refused(path, "there is no such bucket") from None
            raise
        except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError) as error:
            raise self._refused(path, _words(error)) from None
        except (exceptions.BaseError, OSError, ValueError) as error:
            words = _words(error)
            if words.startswith("4"):
                raise self._refused(path, words) from None
            raise RegistryError(
                "bucket.unreachable",
                f"{self.place}/{path}: {words}",
                hint="Nothing is lost: the registry's own tree is published, and the next publication, or `sightline log "
                "sync`, brings the bucket up to date.",
            ) from None

    def _refused(self, path: str, words: str) -> RegistryError:
        return RegistryError(
            "bucket.refused",
            f"{self.place}/{path}: the store refused: {words}",
            hint="Look at the bucket's name, its policy, and AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION. Nothing "
            "is lost: `sightline log sync` goes on from there.",
        )


def _headers(path: str) -> dict[str, str]:
    return {
        "Content-Type": content_type_of(path),
        "Cache-Control": _IMMUTABLE if never_changes(path) else _ALWAYS_ASKED,
    }


def _words(error: BaseException) -> str:
    found = [status.strip() or code for status, code in _STATUS.findall(str(error)[:4096])]
    return ", ".join(found) or type(error).__name__
