"""Put a file of public texts into a tree: one that stands there may only lose what was declared erased.

Knows: disclosures of versions and texts of acts, which hold their values by path. Does not know who erased what, nor why.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from registry.domain.canonical import parse_canonical
from registry.errors import RegistryError
from registry.storage.blobs import PublicTree


def put_shrinking(tree: PublicTree, path: str, data: bytes, gone: Callable[[], Collection[str]]) -> None:
    """Put `data` at `path`; `gone` gives the paths of what was declared erased, and is asked only where the file changes.

    Raises `tree.differs` where it would become something else.
    """
    shown = tree.find(path)
    if shown is None or shown == data:
        tree.create(path, data)
        return
    before, after = parse_canonical(shown)["values"], parse_canonical(data)["values"]
    if not after.items() <= before.items() or not before.keys() - after.keys() <= set(gone()):
        raise RegistryError(
            "tree.differs",
            f"{tree.root / path} is already published with other content",
            hint="Nothing was published. Run `sightline check` on the tree and restore the file from a mirror or backup.",
        )
    tree.replace(path, data)
