"""The page of the log: its checkpoint, its keys, and how to check it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.domain.tree_layout import KEY_LIST
from registry.domain.verifier import ALGORITHMS, parse_vkey
from registry.operations.registry import Registry
from registry.operations.show.decisions import check_command
from registry.operations.show.deployments import log_head
from registry.pages import views
from registry.storage import ledger


def log_page(registry: Registry, common: Mapping[str, Any]) -> views.LogPage:
    """The log as it stands published."""
    origin = registry.log.origin
    _, bundle = registry.release()
    tree = f"{registry.description.address}/log/{registry.log.year}"
    keys = [parse_vkey(line) for line in registry.tree.read(KEY_LIST).decode().splitlines()]
    return views.LogPage(
        **common,
        head=log_head(registry),
        checkpoint=registry.tree.read("checkpoint").decode(),
        tree=str(registry.log.year),
        earlier=tuple(str(log.year) for log in ledger.logs(registry.database)[:-1]),
        release=bundle.version,
        keys=tuple(
            views.LogKey(
                role="log" if key.name == origin else "decisions",
                algorithm=ALGORITHMS[key.key_type],
                vkey=key.vkey,
                development=common["development_keys"],
            )
            for key in keys
        ),
        checks=(
            views.Check(
                "Everything: every file, signature and decision, each decision run again.",
                check_command(registry),
                "this project",
            ),
            views.Check(
                "The tree: every tile and bundle against the signed root.",
                f"fsck --storage_url={tree}/ --public_key=log-ed25519.vkey --ui=false --N=16",
                "Tessera, by transparency.dev",
            ),
            views.Check(
                "One proof: that an entry is in the log.",
                "proofbundle verify-proof",
                "proofbundle",
            ),
        ),
    )
