"""The page of the log: its checkpoint, its keys, and the commands that check it. What is said of them is the template's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.domain.tree_layout import KEY_LIST
from registry.domain.verifier import ED25519, Verifier, parse_vkey
from registry.operations.behind import behind
from registry.operations.list_keys import list_keys
from registry.operations.registry import Registry
from registry.operations.show.decisions import check_command, tree_address
from registry.operations.show.deployments import log_head
from registry.pages import log_views
from registry.storage import ledger


def log_page(registry: Registry, common: Mapping[str, Any]) -> log_views.LogPage:
    """The log as it stands published; raises `show.unpublished` before it is."""
    head = log_head(registry)
    _, bundle = registry.release()
    keys = [parse_vkey(line) for line in registry.tree.read(KEY_LIST).decode().splitlines()]
    return log_views.LogPage(
        **common,
        head=head,
        checkpoint=registry.tree.read("checkpoint").decode(),
        tree=str(registry.log.year),
        earlier=tuple(str(log.year) for log in ledger.logs(registry.database)[:-1]),
        release=bundle.version,
        keys=tuple(
            log_views.LogKey(
                role=one.role,
                algorithm=one.algorithm,
                vkey=one.key.vkey,
                development=common["development_keys"],
                since=one.since if one.role == "decisions" else None,
                until=one.until,
                revoked_from=one.revoked_from,
                stands=one.stands,
            )
            for one in list_keys(registry)
            if one.since <= head.size
        ),
        checks=_checks(registry, keys),
        not_done=not_done(registry),
    )


def not_done(registry: Registry) -> log_views.NotDone | None:
    """What the register has still to do, as the public sees it; None where that is nothing."""
    left = behind(registry)
    return log_views.NotDone(left.entries, left.versions, left.terms) if left else None


def _checks(registry: Registry, keys: Sequence[Verifier]) -> tuple[log_views.Check, ...]:
    tree, pages = tree_address(registry), registry.description.address
    # Tools of others take one key. It is cut by name and id from the file that came from elsewhere, not from this page.
    (key,) = (key for key in keys if (key.name, key.key_type) == (registry.log.origin, ED25519))
    name, key_id, _ = key.vkey.split("+", 2)
    cut = f"grep -F '{name}+{key_id}+' registry.vkeys > log-ed25519.vkey\n"
    version = f"{pages}/deployments/DEPLOYMENT/versions/VERSION"
    return (
        log_views.Check("all", check_command(registry), ""),
        log_views.Check(
            "tree",
            f'{cut}"$(go env GOPATH)/bin/fsck" --storage_url={tree}/ --public_key=log-ed25519.vkey --ui=false',
            "Tessera, by transparency.dev",
        ),
        log_views.Check(
            "entry",
            f"{cut}curl -fsS -o decision.tlog-proof {version}/proof\ncurl -fsS -o decision.entry {version}/entry\n"
            "proofbundle verify-proof decision.tlog-proof --payload-file=decision.entry "
            '--log-vkey="$(cat log-ed25519.vkey)"',
            "proofbundle",
        ),
    )
