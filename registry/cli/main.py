"""The `sightline` command: which subcommands there are, and how errors become messages and exit codes.

Exit codes: 0 fine; 1 the answer is "no" (a check failed, an outcome under --fail-on); 2 the input or the
surroundings are unusable; 3 answers that are lacking decide it (assess --path-to); 75 not now, the same may succeed later
(EX_TEMPFAIL of sysexits.h); 130 stopped by Ctrl-C; 141 whoever read the output went away (as a shell reports SIGPIPE), so
that an answer nobody heard is never a good one. An exception that nobody foresaw keeps its traceback. Subcommands are
loaded when they are called, so that `check` loads neither storage nor Flask.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import click

from registry import __version__
from registry.errors import RegistryError

COMMANDS: Final = {
    "init": ("registry.cli.registry", "Make a registry: folder, database, keys, log, and its first entry."),
    "serve": ("registry.cli.registry", "Serve the pages and the public tree."),
    "demo": ("registry.cli.demo", "Make, check and serve a registry of documented deployments."),
    "file": ("registry.cli.filing", "File records and tables: each is assessed, decided, signed and logged."),
    "template": ("registry.cli.template", "A table to be filled in, one row a deployment, as CSV or XLSX."),
    "draft": ("registry.cli.draft", "Drafts of records: private, changed, deleted, submitted."),
    "reassess": ("registry.cli.reassess", "Assess what stands again, and decide anew what differs."),
    "clocks": ("registry.cli.clocks", "What is due from whom, and what is done when it is over."),
    "erase": ("registry.cli.erase", "Erase values of a version, under a notice in the log."),
    "act": ("registry.cli.act", "Acts: do, prepare, log, list, erase."),
    "open": ("registry.cli.open", "Oversight reads a withheld value; the log says so."),
    "audit": ("registry.cli.audit", "Who did what to a deployment, in order."),
    "sign": ("registry.cli.sign", "An office's own key: make it, sign acts with it, offline."),
    "body": ("registry.cli.body", "The bodies that act: enrol them, their people, roles and keys."),
    "session": ("registry.cli.session", "Browsers in which people are signed in: list, revoke."),
    "token": ("registry.cli.session", "Tokens of programs: make, list, revoke."),
    "credential": ("registry.cli.session", "What people are recognised by: list, remove."),
    "notices": ("registry.cli.notices", "Notices to bodies: subscribe, list, deliver, replay."),
    "backup": ("registry.cli.backup", "Back the registry up into a folder."),
    "restore": ("registry.cli.backup", "Restore it from one, never behind what was published."),
    "assess": ("registry.cli.assess", "Assess one record without filing it."),
    "explain": ("registry.cli.explain", "Explain why requirements are not met or undetermined."),
    "questions": ("registry.cli.questions", "List what a record still has to answer, the most useful first."),
    "cases": ("registry.cli.assess", "Compare the policies with what courts and regulators found."),
    "check": ("registry.cli.check", "Check a published log from its files and keys alone."),
    "export": ("registry.cli.export", "A version in a standard's form, or the registry as a signed bundle."),
    "publish": ("registry.cli.publish_data", "The register as open data, its digest stated in the log."),
    "log": ("registry.cli.log", "The transparency log: its checkpoint, publication and proofs."),
    "keys": ("registry.cli.keys", "The keys: list, rotate, revoke, announce those of the next log."),
    "witness": ("registry.cli.witness", "Cosign the logs of others: make a witness, serve it."),
    "monitor": ("registry.cli.monitor", "Follow logs and raise an alarm where one does what no log may."),
    "mirror": ("registry.cli.mirror", "Copy a log byte for byte, and serve the copy."),
    "policies": ("registry.cli.policies", "The policy library: build its release, list its requirements."),
    "db": ("registry.cli.db", "The database: its schema, and whether it says what the logs say."),
    "docs": ("registry.cli.docs", "Write the generated pages of the documentation."),
}
"""Name -> (module, one line of help). The line stands here so that --help loads no subcommand."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(COMMANDS[name][0]), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        with _exit_codes():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with _exit_codes():
            return super().invoke(ctx)


@contextmanager
def _exit_codes() -> Iterator[None]:
    try:
        try:
            yield
        except RegistryError as error:
            print_error(error)
            sys.exit(75 if error.retry_after is not None else 2)
        except BrokenPipeError:
            raise
        except (OSError, UnicodeError) as error:
            print_error(unusable(error))
            sys.exit(2)
        finally:
            # Here, and not when the interpreter ends, which would lose the exit code.
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        sys.exit(141)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)


def unusable(error: OSError | UnicodeError) -> RegistryError:
    """What the surroundings refused, as an error that can be told."""
    if isinstance(error, UnicodeEncodeError):
        what = f"a text cannot be written in {error.encoding}"
        return RegistryError("cli.file", what, hint="Mend the text, or set PYTHONUTF8=1.")
    if isinstance(error, UnicodeError):
        return RegistryError("cli.file", "a file that was read is not UTF-8", hint="Save it as UTF-8.")
    where = f"{error.filename}: " if error.filename is not None else ""
    what = error.strerror or str(error) or type(error).__name__
    return RegistryError("cli.file", where + what, hint="Check the name, the permissions and the free space.")


def _drop_output() -> None:
    # What is still buffered would be written, and fail, once more when the interpreter ends.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_error(error: RegistryError) -> None:
    """Tell a person what is wrong, where, and what to do."""
    # Where nobody can be told, the exit code still says it.
    with suppress(OSError):
        click.secho("sightline: ", fg="red", bold=True, nl=False, err=True)
        click.echo(f"{error.message} [{error.code}]", err=True)
        if error.hint:
            click.echo(f"  {error.hint}", err=True)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="sightline")
def main() -> None:
    """Sightline: the public register of face recognition and other AI surveillance.

    A body files what it runs; policies test the filing; every decision is signed and appended to a public log;
    anyone can check all of it.

    \b
    Start here:
      sightline demo                            a registry with documented deployments, served on this machine
      echo '{}' | sightline assess -            what an empty filing leaves undetermined
      sightline check demo/public --key demo/trust/registry.vkeys
    """
