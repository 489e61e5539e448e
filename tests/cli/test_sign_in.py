"""Signing in, from the command line: links, sessions, tokens and what people are recognised by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from registry.operations.sign_in_secret import is_token
from tests.cli.test_acts import Line


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    folder = tmp_path_factory.mktemp("work")
    folder.chmod(0o700)
    line = Line(folder)
    line("body", "enrol", "town", "--kind", "authority", "--name", "Town of Example")
    return line


@pytest.fixture
def person(line: Line) -> str:
    return line.person("town", "filer")


def test_a_link_is_printed_once_and_leads_to_the_register(line: Line, person: str) -> None:
    link = line("body", "link", person)
    assert re.fullmatch(r"https://registry\.example/sign-in/link#[A-Za-z0-9_-]{43}\n", link)
    assert line("body", "link", person) != link
    assert "person.unknown" in line("body", "link", "p-0000000000000000", code=2)


def test_a_token_is_printed_once_listed_without_its_secret_and_revoked(line: Line, person: str) -> None:
    *_, secret = line(
        "token", "make", person, "--scope", "submit", "--scope", "read", "--body", "town"
    ).split()
    assert is_token(secret)
    listed = line("token", "list", "--person", person)
    assert "read submit" in listed
    assert secret not in listed
    assert line("token", "revoke", person, listed.partition(":")[0]) == "1 revoked.\n"
    assert line("token", "list", "--person", person) == ""
    assert "token.unknown" in line("token", "revoke", person, "t-0", code=2)


def test_a_name_at_a_provider_is_somebody_s_and_nobody_else_s(line: Line, person: str) -> None:
    named = ("--issuer", "https://accounts.example", "--subject", "248289761001")
    line("body", "identity", person, *named)
    listed = line("credential", "list", person)
    assert "identity at https://accounts.example" in listed
    assert "248289761001" not in listed
    other = line.person("town", "filer")
    assert "credential.taken" in line("body", "identity", other, *named, code=2)
    line("credential", "remove", person, listed.partition(":")[0])
    assert line("credential", "list", person) == ""
    line("body", "identity", other, *named)
    line("body", "forget", other)
    line("body", "identity", person, *named)


def test_nothing_that_is_erasable_lies_open_in_the_database(line: Line, person: str, tmp_path: Path) -> None:
    subject = "subject-that-is-never-seen"
    line("body", "identity", person, "--issuer", "https://accounts.example", "--subject", subject)
    for path in line.home.rglob("*"):
        if path.is_file():
            assert subject.encode() not in path.read_bytes(), path


@pytest.mark.parametrize("subject", ["", "x" * 256])
def test_a_name_that_no_provider_gives_is_refused(line: Line, person: str, subject: str) -> None:
    named = ("--issuer", "https://accounts.example", "--subject", subject)
    assert "identity.name" in line("body", "identity", person, *named, code=2)


def test_sessions_that_are_none_are_told(line: Line, person: str) -> None:
    assert line("session", "list") == ""
    assert "session.unknown" in line("session", "revoke", "s-0", code=2)
    assert line("session", "revoke", "--person", person) == "0 ended.\n"
    line("session", "revoke", code=2)
