"""`sightline check`: the outside checker. Loads neither storage nor Flask."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.progress import Progress

from registry.cli.main import print_error
from registry.cli.printable import printable
from registry.errors import RegistryError
from registry.log.policy_file import Policy
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree
from registry.operations.check_chain import open_chain, settle
from registry.operations.check_entries import EntryCheck
from registry.operations.check_offline import OfflineCheck, check_offline, is_offline_bundle
from registry.operations.check_snapshot import check_snapshot
from registry.operations.trust import read_key_files, read_policy_file
from registry.pages.words import counted
from registry.regular_file import read_regular
from registry.settings import settings
from registry.transport.trees import Tree


@click.command()
@click.argument("where", metavar="PATH-OR-URL")
@click.option(
    "--key",
    "key_files",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A file of public keys that you got from somewhere other than the tree. May be given several times.",
)
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A trust policy (C2SP tlog-policy): witnesses, how many must have cosigned, and perhaps keys of logs.",
)
@click.option(
    "--bundle-key",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The public key (PEM) for bundles, that you got from somewhere else, where PATH is an unpacked offline bundle.",
)
@click.option(
    "--snapshot",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder of open data (`sightline publish`): is it what the log states, byte for byte?",
)
@click.option("--quiet", is_flag=True, help="Print nothing but what is wrong.")
def check(
    where: str,
    key_files: tuple[Path, ...],
    policy_file: Path | None,
    bundle_key: Path | None,
    snapshot: Path | None,
    quiet: bool,
) -> None:
    """Check a published log from its files and keys alone, and run every decision again.

    PATH-OR-URL is one log's tree, a folder of them (such as demo/public), an unpacked offline bundle (`export all`), an http(s)
    address of a tree, or s3://NAME/PREFIX. From an address the logs of the years before are followed; in a folder each log
    but the first must continue another.

    Every tile, bundle, leaf, root and signature is checked; record, disclosure, facts, assessment and release must
    match their digests; the facts must follow from the public record; and each decision is computed again under its own
    release and compared byte for byte. With a policy, the latest checkpoint must be cosigned as it asks, and no cosignature
    by a witness that it names may be false.

    Exits 0 when all of it holds; 1 when anything is missing, changed or cannot be read, or when no key was given; 2 when
    there was nothing to check: no such folder, no answer from the address, a key file that cannot be used.

    \b
    Example:
      sightline check demo/public --key demo/trust/registry.vkeys
    """
    policy = read_policy_file(policy_file) if policy_file else None
    keys = read_key_files(key_files)
    keys += [log.verifier.vkey for log in policy.logs if log.verifier.vkey not in keys] if policy else []
    offline = _offline(where, bundle_key, quiet) if is_offline_bundle(where) else None
    try:
        where = str(offline.logs) if offline else where
        trees = open_chain(where, settings().bucket_endpoint)
    except RegistryError as error:
        if error.code == "tree.not_a_tree":
            raise
        print_error(error)
        sys.exit(1)
    reports = []
    walked: dict[str, EntryCheck] = {}
    console = Console(stderr=True)
    for tree in trees:
        report = _check(tree, keys, console, quiet, walked, policy)
        reports.append(report)
    settle(reports, walked)
    for report in reports:
        _print(report, quiet)
    code = exit_code(reports) or int(offline is not None and not offline.trusted)
    if snapshot is not None and not _snapshot_holds(snapshot, reports, quiet):
        code = 1
    sys.exit(code)


def _offline(where: str, key: Path | None, quiet: bool) -> OfflineCheck:
    """The bundle, which holds; what does not hold is told, and ends the check."""
    pem = read_regular(key, _KEY_BYTES) if key is not None else None
    try:
        checked = check_offline(Path(where), pem)
    except RegistryError as error:
        if error.code == "offline.key":
            raise
        click.secho(printable(f"{where}: WRONG"), fg="red", bold=True)
        click.echo(printable(f"  {error.message} [{error.code}]"))
        click.echo(f"  {error.hint}")
        sys.exit(1)
    if not quiet:
        said = "holds" if checked.trusted else "consistent, but trust is not established"
        click.secho(printable(f"{where}: {said}"), fg="green" if checked.trusted else "yellow", bold=True)
        click.echo(
            printable(
                f"  offline bundle of {checked.origin}, {counted(checked.files, 'file')}, {checked.key_id}"
            )
        )
    for line in checked.not_established:
        click.echo(f"  not established: {line}")
    return checked


def _snapshot_holds(folder: Path, reports: Sequence[Report], quiet: bool) -> bool:
    try:
        found = check_snapshot(folder, reports)
    except RegistryError as error:
        click.secho(printable(f"{folder}: WRONG"), fg="red", bold=True)
        click.echo(printable(f"  {error.message} [{error.code}]"))
        click.echo(f"  {error.hint}")
        return False
    if not quiet:
        click.secho(printable(f"{folder}: holds"), fg="green", bold=True)
        click.echo(
            printable(
                f"  open data of {found.stated.origin} at size {found.stated.size}, {counted(found.files, 'file')}: "
                f"stated by entry {found.stated.index}"
            )
        )
    return True


_KEY_BYTES: Final = 1 << 16
_FOUND: Final = {
    "tree.unreachable": "could not be checked",
    "check.undisclosed": "not established",
}
"""What is said of a tree with a problem that may be none of the tree's."""


def exit_code(reports: Sequence[Report]) -> int:
    """0 where every tree holds, 1 where one does not, 2 where all that is known is that one could not be reached."""
    if any(not report.holds and not report.unreachable for report in reports):
        return 1
    return 2 if any(report.unreachable for report in reports) else 0


def _check(
    tree: Tree,
    keys: list[str],
    console: Console,
    quiet: bool,
    walked: MutableMapping[str, EntryCheck],
    policy: Policy | None,
) -> Report:
    with Progress(console=console, transient=True, disable=quiet) as bar:
        task = bar.add_task(f"Checking {tree.place}", total=None)
        return check_tree(
            tree,
            keys,
            wasm_engine,
            lambda done, total: bar.update(task, completed=done, total=total),
            walked,
            policy,
        )


def _print(report: Report, quiet: bool) -> None:
    if report.problem is not None:
        found = _FOUND.get(report.problem.code, "WRONG")
        click.secho(printable(f"{report.place}: {found}"), fg="red", bold=True)
        click.echo(printable(f"  {report.problem.message} [{report.problem.code}]"))
        if report.problem.hint:
            click.echo(f"  {report.problem.hint}")
    elif not report.holds:
        click.secho(f"{report.place}: consistent, but trust is not established", fg="yellow", bold=True)
    elif not quiet:
        click.secho(f"{report.place}: holds", fg="green", bold=True)
    if report.problem is None and not quiet:
        if report.continued and report.continues is not None:
            click.echo(
                printable(
                    f"  continues {report.continued}, which ends at size {report.continues.size}: verified"
                )
            )
        click.echo(f"  log {report.origin}, size {report.size}, root {report.root}")
        click.echo(
            f"  {counted(report.checkpoints, 'checkpoint')}, {counted(report.releases, 'release')}, "
            f"{counted(report.decisions, 'decision')}, each run again and equal byte for byte; "
            f"{counted(report.files, 'file')}"
        )
        if report.key_events:
            click.echo(
                f"  {counted(report.key_events, 'key event')} followed: rotations and revocations of keys"
            )
        if report.acts:
            click.echo(
                f"  {counted(report.acts, 'act')}, each legal when it was done, by whom it was theirs to do, and signed by the "
                "office where that is asked for"
            )
        for gone in report.act_erasures:
            click.echo(
                f"  erased under entry {gone.index} ({gone.erasure.erased_at[:10]}, {gone.erasure.ground}): "
                f"acts/{gone.erasure.act}: {', '.join(gone.erasure.fields)}"
            )
        for stated in report.snapshots:
            click.echo(
                f"  open data stated by entry {stated.index}: {stated.size} entries, sha256 {stated.sha256}"
            )
        for notice in report.erasures:
            erased = notice.erasure
            click.echo(
                f"  erased under entry {notice.index} ({erased.erased_at[:10]}, {erased.ground}): "
                f"deployments/{erased.deployment}/versions/{erased.version}: {', '.join(erased.fields)}"
            )
    for run in report.void if report.problem is None else ():
        entries = (
            f"entry {run.first} is" if run.first == run.last else f"entries {run.first} to {run.last} are"
        )
        told = (
            f"  void: {entries} signed by {run.key.name}+{run.key.key_id.hex()}, which a later entry revokes"
        )
        click.echo(printable(told))
    if report.problem is None and report.witnesses and not quiet:
        click.echo(printable(f"  witnessed as the policy asks, by {', '.join(report.witnesses)}"))
    for line in report.not_established:
        click.echo(printable(f"  not established: {line}"))
