"""A check that follows a registry over its years: each log continues the one that was frozen before it.

Knows: which of several trees belong to one registry, that each but the first must continue exactly one other, and where the
tree of the year before lies when only an address is known. Does not know how one tree is checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from registry.domain.canonical import parse_canonical
from registry.domain.decision import FinalCheckpoint, read_statement
from registry.domain.tree_layout import CHECKPOINT, decision_key_name
from registry.domain.verifier import decode_base64
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.reader import read_bundle
from registry.log.tiles import TILE_WIDTH, Resource
from registry.operations.check import Report, require_one_tree_a_log
from registry.operations.check_entries import EntryCheck
from registry.operations.tree_under_check import TreeUnderCheck
from registry.transport.trees import Tree, open_trees

MAX_LOGS: Final = 100
"""At most so many logs of one registry are followed back from an address: one a year."""

_YEAR: Final = re.compile("[0-9]{4}")


def open_chain(where: str, endpoint: str | None = None) -> list[Tree]:
    """The trees at `where`, as `open_trees` gives them; before the tree at an address, those of the years before it.

    Nothing is verified here: an address that is not believed is simply not followed.
    """
    trees = open_trees(where, endpoint)
    while where.startswith(("http://", "https://", "s3://")) and len(trees) < MAX_LOGS:
        earlier = _tree_before(trees[0], endpoint)
        if earlier is None:
            break
        trees.insert(0, earlier)
    return trees


def settle(reports: Sequence[Report], walked: Mapping[str, EntryCheck]) -> None:
    """Judge what no log shows by itself: what later logs say of earlier ones, and whether the reports are of one chain.

    `walked` is what `check_tree` filled while the reports were made, the earliest log first.
    """
    by_origin = {report.origin: report for report in reversed(reports)}
    for origin, walk in walked.items():
        report = by_origin[origin]
        try:
            walk.finish()
        except RegistryError as error:
            report.problem = report.problem or error
    require_one_tree_a_log(reports)
    _require_chains(reports)
    for report in reports:
        _say_links(report)


def _require_chains(reports: Sequence[Report]) -> None:
    first: dict[str, Report] = {}
    origins = {report.origin for report in reports}
    for report in reports:
        if not report.origin or (report.continues and report.continues.origin in origins):
            continue
        begun = first.setdefault(decision_key_name(report.origin), report)
        if begun is not report and report.problem is None:
            named = f"the log {report.continues.origin}, which is not here" if report.continues else "no log"
            report.problem = RegistryError(
                "check.chain",
                f"{report.place}: is of the registry of {begun.place} and continues {named}: "
                "a log between them is missing, or a second one was opened beside it",
                hint="A registry has one open log, which continues the one before it. Ask for the log that is missing.",
            )


def _say_links(report: Report) -> None:
    end = report.continues
    if report.erased_elsewhere and report.problem is None:
        report.not_established.append(
            f"erasures: {report.erased_elsewhere} of its notices are about versions that a log before it holds, which was not "
            "checked here; whether those values are gone is told by a check of all years together"
        )
    if end is None or report.continued or report.problem is not None:
        return
    named = f"size {end.size} and root {end.root}"
    report.not_established.append(
        f"chain: entry 0 names {named} as the end of the log {end.origin}, which was not checked here"
        + (f"; {report.elsewhere} decisions name one before them in such a log" if report.elsewhere else "")
    )


def _tree_before(tree: Tree, endpoint: str | None) -> Tree | None:
    try:
        head, _ = read_checkpoint(tree.read(CHECKPOINT))
        end = _claimed_end(tree, head.size)
        if end is None:
            return None
        base, _, year = head.origin.rpartition("/")
        before_base, _, before = end.origin.rpartition("/")
        place, _, last = tree.place.rpartition("/")
        if base != before_base or last != year or not _YEAR.fullmatch(before) or before >= year:
            return None
        (earlier,) = open_trees(f"{place}/{before}", endpoint)
        earlier.read(CHECKPOINT)
        return earlier
    except RegistryError:
        # Whatever is wrong here is found, and named, when the tree is checked.
        return None


def _claimed_end(tree: Tree, size: int) -> FinalCheckpoint | None:
    first = Resource(None, 0, min(size, TILE_WIDTH) or TILE_WIDTH)
    envelope = parse_canonical(read_bundle(first, TreeUnderCheck(tree).read_or_none)[0])
    if not isinstance(envelope, dict) or not isinstance(envelope.get("payload"), str):
        return None
    release = read_statement(decode_base64(envelope["payload"], "check.entry", "entry 0")).release
    return release.continues if release else None
