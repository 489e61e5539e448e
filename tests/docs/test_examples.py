"""The examples of the pages work as they are written.

In a `console` block a line that begins with `$ ` is a command, and the lines below it, if any, must occur in what it
prints. A comment `<!-- exits N -->` above the block says with which code its last command ends. Key ids are made at random:
one of a page stands for one of the registry, for the same one all over the page.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from registry.cli.main import main
from registry.domain.record import read_record
from registry.exchange.record_file import Found, read_record_file
from tests.docs.conftest import ROOT, pages
from tests.interop.test_tessera_fsck import SUCCESS, find_fsck

NOT_RUN = (
    "serve",
    "witness serve",
    "demo",
    "policies build",
    "policies release",
    "check http",
    "mirror http",
    "keys rotate --token",
)
"""What serves for ever, needs the network or a token, or is what the folder was made by: only its arguments are read."""
SHELL = ("mkdir ", "cp ", "python3 -c ")
"""What a page does with files between the commands."""


@dataclass(frozen=True)
class Example:
    line: str
    output: tuple[str, ...]
    exit_code: int


def examples(page: Path) -> list[Example]:
    """The commands of a page in order."""
    found = []
    for exits, block in re.findall(
        r"(?:<!-- exits (\d) -->\n)?^```console\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE
    ):
        commands = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        for number, command in enumerate(commands, 1):
            line, *output = command.rstrip("\n").split("\n")
            last = number == len(commands)
            found.append(
                Example(line.replace(".venv/bin/", ""), tuple(output), int(exits or 0) if last else 0)
            )
    return found


def of(page: Path, program: str) -> list[Example]:
    return [example for example in examples(page) if re.search(rf"(^|\| ){program} ", example.line)]


WITH_SIGHTLINE = [page for page in pages() if of(page, "sightline")]


@pytest.fixture
def here(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh copy of the folder, and the reader in it."""
    made = tmp_path / "here"
    shutil.copytree(folder, made)
    (made / "policies").symlink_to(ROOT / "policies")
    (made / "docs").mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture(scope="session")
def readers_registry(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry of a reader who made one and filed into it, which many pages go on from."""
    home = tmp_path_factory.mktemp("made") / "registry-home"
    made = f"--home {home} --passphrase-file {folder / 'secret.txt'}"
    assert (
        CliRunner().invoke(main, shlex.split(f"init --address https://registry.example {made}")).exit_code
        == 0
    )
    assert CliRunner().invoke(main, shlex.split(f"file {folder / 'station.yaml'} {made}")).exit_code == 0
    return home


@pytest.mark.parametrize("page", WITH_SIGHTLINE, ids=lambda page: page.name)
def test_every_sightline_command_of_a_page_does_what_it_shows(
    page: Path, here: Path, readers_registry: Path
) -> None:
    shown = examples(page)
    if "registry-home" in page.read_text() and not any("sightline init" in example.line for example in shown):
        shutil.copytree(readers_registry, here / "registry-home")
    key_ids: dict[str, str] = {}
    for example in shown:
        if example.line.startswith(SHELL):
            assert shell(example.line, here)[0] == 0, example.line
        if example not in of(page, "sightline"):
            continue
        if any(example.line.startswith(f"sightline {word}") for word in NOT_RUN):
            read_only(example.line)
            continue
        result = run(example.line)
        assert result.exit_code == example.exit_code, f"{example.line}\n{result.output}"
        for line in example.output:
            assert occurs(this_year(line, here), result.output, key_ids), f"{example.line}\n{result.output}"


def test_the_pages_show_commands_at_all() -> None:
    assert {"README.md", "check.md", "operate.md", "authorities.md"} <= {page.name for page in WITH_SIGHTLINE}
    assert sum(len(of(page, "sightline")) for page in WITH_SIGHTLINE) > 20


def test_a_command_that_does_not_exist_would_be_found(here: Path) -> None:
    assert run("sightline assess station.yaml --no-such-option").exit_code == 2
    with pytest.raises(click.UsageError):
        read_only("sightline serve --no-such-option")


def test_every_make_target_exists_and_is_explained() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in pages():
        named = re.findall(r"(?:^\$ |`)make ([a-z-]+)", page.read_text(), re.MULTILINE)
        assert set(named) <= targets, page


def test_every_record_that_a_page_shows_can_be_read(folder: Path) -> None:
    shown = sorted(folder.glob("*.yaml"))
    assert len(shown) >= 2
    for path in shown:
        (found,) = read_record_file(path)
        assert isinstance(found, Found)
        read_record(found.data)


@pytest.mark.parametrize(
    "page", [page for page in pages() if "```python" in page.read_text()], ids=lambda p: p.name
)
def test_every_python_example_runs(page: Path, here: Path) -> None:
    for source in re.findall(r"^```python\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE):
        exec(compile(source, page.name, "exec"), {})


@pytest.mark.parametrize("program", ["proofbundle", "aics-tlog"])
def test_what_is_said_of_outside_tools_is_so(program: str, here: Path) -> None:
    check = ROOT / "docs" / "check.md"
    if not shutil.which(program, path=search_path()):
        pytest.skip(f"{program} needs Python 3.12")
    for example in examples(check):
        if example.line.startswith("grep"):
            assert shell(example.line, here)[0] == 0
        if example.line.startswith("sightline log"):
            assert run(example.line).exit_code == 0
    for example in of(check, program):
        if "install" not in example.line:
            code, output = shell(example.line, here)
            assert code == 0, output
            assert all(line in output for line in example.output)


def test_what_is_said_of_tesseras_fsck_is_so(here: Path) -> None:
    fsck = find_fsck()
    if fsck is None:
        pytest.skip("Tessera's fsck is not installed")
    check = ROOT / "docs" / "check.md"
    (key,) = (example for example in examples(check) if example.line.startswith("grep"))
    (example,) = (example for example in examples(check) if "--storage_url" in example.line)
    assert shell(key.line, here)[0] == 0
    assert SUCCESS in shell(example.line.replace('"$(go env GOPATH)/bin/fsck"', fsck), here)[1]


def test_a_key_id_of_a_page_stands_for_one_key() -> None:
    key_ids: dict[str, str] = {}
    assert occurs("log+00000001 signs", "log+abcdef00 signs\n", key_ids)
    assert occurs("log+00000001 ends", "log+abcdef00 ends\n", key_ids)
    assert not occurs("log+00000001 ends", "log+abcdef01 ends\n", key_ids)
    assert not occurs("log+00000002 ends", "log+abcdef00 ends\n", key_ids)


def occurs(line: str, output: str, key_ids: dict[str, str]) -> bool:
    """Whether a line of a page occurs in `output`; `key_ids` says, and learns, which keys its key ids stand for."""
    texts, ids = re.split(r"\+[0-9a-f]{8}\b", line), re.findall(r"\+([0-9a-f]{8})\b", line)
    wanted = [re.escape(key_ids[key_id]) if key_id in key_ids else "[0-9a-f]{8}" for key_id in ids]
    pattern = re.escape(texts[0])
    for key_id, text in zip(wanted, texts[1:], strict=True):
        pattern += rf"\+({key_id})" + re.escape(text)
    for match in re.finditer(pattern, output):
        learned = key_ids | dict(zip(ids, match.groups(), strict=True))
        if len(set(learned.values())) == len(learned):
            key_ids |= learned
            return True
    return False


def run(line: str) -> Result:
    """A `sightline` line in this process: `echo '…' |` before it and `> FILE` behind it are understood."""
    before, _, command = line.rpartition("| ")
    command, _, target = command.partition(" > ")
    given = shlex.split(before)[1] if before else None
    result = CliRunner().invoke(main, shlex.split(this_year(command, Path.cwd()))[1:], input=given)
    if target:
        Path(target).write_bytes(result.stdout_bytes)
    return result


def read_only(line: str) -> None:
    """Read the arguments of a line as the command would; raises click.UsageError."""
    command: click.Command = main
    context = main.make_context("sightline", [], resilient_parsing=True)
    arguments = shlex.split(line)[1:]
    while isinstance(command, click.Group):
        found = command.get_command(context, arguments.pop(0))
        assert found is not None, line
        command = found
    command.make_context(command.name, arguments, parent=context)


def shell(line: str, here: Path) -> tuple[int, str]:
    environment = os.environ | {"PATH": search_path()}
    done = subprocess.run(
        ["bash", "-c", this_year(line, here)],
        cwd=here,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def search_path() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def this_year(line: str, here: Path) -> str:
    """The pages show the year in which they were written; the demonstration's log is of the present one."""
    (tree,) = (here / "demo" / "public").iterdir()
    dated = line.replace("demo/public/2026", f"demo/public/{tree.name}").replace(
        "/log/2026", f"/log/{tree.name}"
    )
    return dated.replace("keys announce 2027", f"keys announce {int(tree.name) + 1}")
