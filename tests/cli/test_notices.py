"""Notices and withheld values from the command line, and what it never prints."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_acts import Line

HIDDEN = "Qwxzlogicmarker"


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """A town with a deployment that withholds something, and a watchdog with a reviewer."""
    made = Line(tmp_path_factory.mktemp("told"))
    made("body", "enrol", "town", "--kind", "authority", "--name", "The town")
    made("body", "enrol", "watchdog", "--kind", "oversight_body", "--name", "The watchdog")
    record = {
        "id": "town-gates",
        "operator": {"name": "A town"},
        "deployment": {"title": "Gates", "technology": "anpr_fixed"},
        "place": {"country": "FR"},
        "system": {"logic": HIDDEN},
        "withheld": [{"field": "system.logic", "ground": "security_of_system", "provision": "Section 4",
                      "decided_by": "Legal office", "decided_on": "2026-01-01", "review_by": "2099-01-01"}],
    }  # fmt: skip
    filer = made.person("town", "filer")
    made("file", made.write("gates.yaml", record), "--office", "town", "--person", filer)
    return made


def test_a_withheld_value_is_opened_told_and_audited(line: Line) -> None:
    subscribed = line("notices", "subscribe", "town", "--mail", "office@town.example").strip()
    hook = line("notices", "subscribe", "town", "--webhook", "https://town.example/hook")
    assert "whsec_" in hook
    assert "whpk_" in hook
    assert "whsk_" not in hook
    reviewer = line.person("watchdog", "reviewer")
    told = line(
        "open",
        "town-gates",
        "1",
        "system.logic",
        "--office",
        "watchdog",
        "--person",
        reviewer,
        "--reason",
        "Why",
    )
    shown = json.loads(told[told.index("{") : told.rindex("}") + 1])
    assert shown["value"] == HIDDEN
    listed = line("notices", "list")
    assert "  open_withheld  to town" in listed
    assert "mail" in listed
    assert "office@town.example" not in listed
    assert "office@town.example" in line("notices", "subscribers")
    # There is no mail server, and nobody of that name: both are tried again later.
    delivered = line("notices", "deliver")
    assert f"to {subscribed}: waiting, no mail server is named" in delivered
    assert "town.example" not in delivered
    audited = line("audit", "town-gates")
    assert "open withheld  deployments/town-gates/versions/1" in audited
    assert HIDDEN not in audited + listed + delivered
    number = next(row.split()[0] for row in listed.splitlines() if subscribed in row)
    assert "waits again for 1" in line("notices", "replay", number, "--to", subscribed)
    assert "is ended" in line("notices", "unsubscribe", subscribed)
    assert subscribed not in line("notices", "subscribers")
    assert "ended" in line("notices", "list", "--state", "ended")


def test_what_cannot_be_done_says_so_and_exits_2(line: Line) -> None:
    assert "notice.mail" in line("notices", "subscribe", "town", "--mail", "nobody", code=2)
    assert "act.body" in line("notices", "subscribe", "nobody", "--mail", "a@town.example", code=2)
    assert "Give either" in line("notices", "subscribe", "town", code=2)
    assert "notice.unknown" in line("notices", "replay", "999", code=2)
    assert "notice.subscriber" in line("notices", "unsubscribe", "n-0", code=2)
    assert "authority.person" in line("open", "town-gates", "1", "system.logic", "--office", "town", "--person", "p-0",
                                    "--reason", "Why", code=2)  # fmt: skip
