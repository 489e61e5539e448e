"""The resources of a tiled log: their paths, their widths and the bytes of a bundle (C2SP tlog-tiles).

Knows: which tiles and entry bundles a tree of a given size has, how a path is written, how entries lie in a
bundle. Does not know where resources are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registry.errors import RegistryError
from registry.log.merkle import HASH_SIZE
from registry.log.refused import refused

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
MAX_LEVEL = 63
MAX_ENTRY_SIZE = 65_535


@dataclass(frozen=True, order=True)
class Resource:
    """One tile (`level` 0..63) or entry bundle (`level` None): number `index` of its level, `width` hashes
    or entries wide, 1 to 256. Raises `log.path` for what no log can have.
    """

    level: int | None
    index: int
    width: int = TILE_WIDTH

    def __post_init__(self) -> None:
        if not (0 <= (self.level or 0) <= MAX_LEVEL and self.index >= 0 and 1 <= self.width <= TILE_WIDTH):
            raise refused(
                "log.path",
                f"level {self.level}, number {self.index}, width {self.width} is no tile or bundle",
            )

    @property
    def path(self) -> str:
        """`tile/0/x001/x234/067`, `tile/entries/000.p/17`."""
        number = f"{self.index:03d}"
        number = number.zfill(-(-len(number) // 3) * 3)
        groups = [number[at : at + 3] for at in range(0, len(number), 3)]
        level = "entries" if self.level is None else str(self.level)
        partial = "" if self.full else f".p/{self.width}"
        return f"tile/{level}/{'/'.join([*('x' + group for group in groups[:-1]), groups[-1]])}{partial}"

    @property
    def full(self) -> bool:
        return self.width == TILE_WIDTH

    @property
    def span(self) -> int:
        """How many leaves one hash (or entry) of this resource covers."""
        return 1 << TILE_HEIGHT * (self.level or 0)

    @property
    def start(self) -> int:
        """The index of the first leaf under this resource."""
        return self.index * TILE_WIDTH * self.span

    def with_width(self, width: int) -> Resource:
        return Resource(self.level, self.index, width)


def resources_of(size: int) -> Iterator[Resource]:
    """Every bundle and tile of the tree of `size` leaves, the bundles first, then level by level."""
    yield from _row(None, size)
    level = 0
    while size >> TILE_HEIGHT * level:
        yield from _row(level, size >> TILE_HEIGHT * level)
        level += 1


def edge_of(size: int) -> Iterator[Resource]:
    """The partial resources of the tree of `size` leaves: at most one bundle, and one tile a level."""
    level: int | None = None
    while (count := size >> TILE_HEIGHT * (level or 0)) > 0:
        if count % TILE_WIDTH:
            yield Resource(level, count // TILE_WIDTH, count % TILE_WIDTH)
        level = 0 if level is None else level + 1


def encode_entry(entry: bytes) -> bytes:
    """One entry as it lies in a bundle: its length as a big-endian uint16, then the entry. Raises
    `log.entry_size`.
    """
    if len(entry) > MAX_ENTRY_SIZE:
        raise RegistryError(
            "log.entry_size",
            f"an entry of {len(entry)} bytes; a log entry has at most {MAX_ENTRY_SIZE}",
            hint="Log the digest of large material and publish the material beside the log.",
        )
    return len(entry).to_bytes(2, "big") + entry


def decode_bundle(data: bytes, resource: Resource) -> list[bytes]:
    """The entries of a bundle; raises `log.bundle` unless it holds exactly as many as its path says, and
    nothing else.
    """
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        if len(entries) == resource.width:
            # Entries may be empty: a bundle as large as is read would hold millions of them.
            raise refused("log.bundle", f"{resource.path}: more than {resource.width} entries")
        length = int.from_bytes(data[at : at + 2], "big")
        entry = data[at + 2 : at + 2 + length]
        if at + 2 > len(data) or len(entry) != length:
            raise refused("log.bundle", f"{resource.path}: entry {len(entries)} is cut off")
        entries.append(entry)
        at += 2 + length
    if len(entries) != resource.width:
        raise refused("log.bundle", f"{resource.path}: {len(entries)} entries instead of {resource.width}")
    return entries


def decode_tile(data: bytes, resource: Resource) -> list[bytes]:
    """The hashes of a tile; raises `log.tile` unless it holds exactly as many as its path says."""
    if len(data) != resource.width * HASH_SIZE:
        raise refused(
            "log.tile", f"{resource.path}: {len(data)} bytes instead of {resource.width * HASH_SIZE}"
        )
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


def _row(level: int | None, count: int) -> Iterator[Resource]:
    for index in range(count // TILE_WIDTH):
        yield Resource(level, index)
    if count % TILE_WIDTH:
        yield Resource(level, count // TILE_WIDTH, count % TILE_WIDTH)
