"""Acts: each is one entry or nothing, and whoever checks the log sees that it was legal, whose it was, and who signed."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import pytest

from registry.domain.act import read_act
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import PAYLOAD_TYPE, Statement, read_statement
from registry.errors import RegistryError
from registry.log.merkle import leaf_hash
from registry.operations import act_entries, file_record, log_act
from registry.operations.act_entries import act_history
from registry.operations.act_forms import openings_file
from registry.operations.backup import back_up
from registry.operations.check_database import check_database
from registry.operations.draft_act import Draft, read_act_file
from registry.operations.enrol_person import enrol_person, find_person, forget_person
from registry.operations.erase_act import erase_act
from registry.operations.file_record import NotFiled, Unchanged, new_salt
from registry.operations.list_acts import list_acts, list_bodies
from registry.operations.log_act import do_act, log_signed
from registry.operations.log_head import extend_head
from registry.operations.office_key import sign_act
from registry.operations.publish import publish
from registry.operations.registry import open_registry
from registry.operations.restore import restore
from registry.operations.show.acts import about_version
from registry.operations.show.summaries import summaries
from registry.pages.answer_first import determination
from registry.settings import Settings
from registry.signing.dsse import countersign, sign_envelope
from registry.storage import acts, ledger, lists
from registry.storage.values import NewEntry, Sequenced
from tests.operations.acting import GATES, LIFE, MARKER, Acting, files, holds, live, refused, size


def test_a_deployment_lives_from_its_filing_to_its_end_and_the_log_holds(acting: Acting) -> None:
    assert live(acting) == LIFE
    report = acting.check()
    assert report.problem is None, report.problem
    assert report.holds
    # Three bodies, four roles, two keys; ten acts on the deployment.
    assert report.acts == 3 + 4 + 2 + 10
    check_database(acting.registry)
    assert list_acts(acting.registry, GATES).state == "retired"


def test_no_name_and_no_text_that_is_not_public_stands_in_the_log_or_in_the_tree(acting: Acting) -> None:
    live(acting)
    publish(acting.registry)
    assert [path for path in files(acting.registry.home.root) if MARKER.encode() in path.read_bytes()] == []
    bodies = b"".join(ledger.entries(acting.registry.database, acting.registry.log.id, 0, size(acting)))
    for person in acting.people.values():
        assert person.encode() not in bodies


def test_a_determination_bears_two_signatures_over_one_payload(filed: Acting) -> None:
    logged = filed.signed("refuse", reasons="Nobody needs it.")
    (body,) = ledger.entries(filed.registry.database, filed.registry.log.id, logged.place.index, size(filed))
    envelope = parse_canonical(body)
    names = [one["keyid"].rpartition("+")[0] for one in envelope["signatures"]]
    assert names == ["registry.example/bodies/watchdog", "registry.example/decisions"]
    assert read_statement(base64.b64decode(envelope["payload"])).act == logged.act


def test_the_same_envelope_again_changes_nothing(filed: Acting) -> None:
    draft = filed.draft("suspend", reasons="The school is seen.")
    first = filed.log(draft)
    again = filed.log(draft)
    assert again.again
    assert again.place == first.place
    filed.signed("lift", reasons="It is masked.")
    assert filed.log(draft).place == first.place
    assert act_history(filed.registry, GATES).lives[GATES].state == "submitted"


def test_what_was_drafted_before_something_happened_is_refused(filed: Acting) -> None:
    draft = filed.draft("authorise", reasons="It is needed.")
    filed.file(place={"country": "BE"})
    refused(filed, "act.version", filed.log, draft)
    draft = filed.draft("authorise", reasons="It is needed.")
    filed.signed("return", reasons="Say more.")
    refused(filed, "lifecycle.illegal", filed.log, draft)


def test_an_objection_in_between_does_not_hold_a_determination_up(filed: Acting) -> None:
    draft = filed.draft("authorise", reasons="It is needed.")
    given = {"deployment": GATES, "lodged_on": draft.act.stated_at[:10], "reply_due": "2099-12-31"}
    filed.do("object", given, None, "public", text="No.")
    assert filed.log(draft).state == "authorised"
    holds(filed)


def test_an_opinion_moves_nothing(filed: Acting) -> None:
    membership = {"women": 1, "men": 1, "other_or_undisclosed": 0, "regions": {"asia": 2}}
    given = {"deployment": GATES, "advice": "in_favour", "membership": membership}
    assert filed.do("opine", given, "council", "advisor", text="Do it.").state == "submitted"


def test_the_registry_cannot_determine_anything_by_itself(filed: Acting) -> None:
    wanted = filed.wanted("authorise", {"deployment": GATES}, "watchdog", "signer", {"reasons": "Yes."})
    refused(filed, "act.signature", do_act, filed.registry, wanted)


def test_another_offices_key_or_a_changed_statement_signs_nothing(filed: Acting) -> None:
    draft = filed.draft("authorise", reasons="It is needed.")
    refused(filed, "act.key", filed.log, draft, "town")
    opened = openings_file(draft.openings)
    forged = sign_envelope(draft.payload, PAYLOAD_TYPE, filed.keys["town"])
    refused(filed, "act.signature", log_signed, filed.registry, forged, opened)
    envelope = parse_canonical(sign_act(draft.payload, filed.keys["watchdog"]).envelope)
    other = base64.b64encode(draft.payload.replace(b"authorise", b"refuse")).decode()
    changed = canonical_bytes({**envelope, "payload": other})
    with pytest.raises(RegistryError) as told:
        log_signed(filed.registry, changed, opened)
    assert told.value.code in ("act.opening", "statement.malformed")


def test_the_openings_have_to_be_those_of_the_statement(filed: Acting) -> None:
    draft = filed.draft("authorise", reasons="It is needed.")
    other = filed.draft("authorise", reasons="It is not needed.")
    envelope = sign_act(draft.payload, filed.keys["watchdog"]).envelope
    for wrong in (openings_file(other.openings), openings_file(draft.openings[:1]), b"{}", b"\xff"):
        refused(filed, "act.opening", log_signed, filed.registry, envelope, wrong)
        with pytest.raises(RegistryError):
            sign_act(draft.payload, filed.keys["watchdog"], wrong)


def test_who_does_not_hold_the_role_does_not_act(filed: Acting) -> None:
    filed.people["watchdog", "signer"] = filed.people["town", "filer"]
    refused(filed, "authority.person", filed.signed, "authorise", reasons="Yes.")
    filed.people["town", "filer"] = "p-0000000000000000"
    result = filed.try_to_file(place={"country": "BE"})
    assert isinstance(result, NotFiled)
    assert result.error.code == "authority.person"


def test_a_role_that_was_taken_is_gone(filed: Acting) -> None:
    given = {"origin": filed.registry.log.origin, "index": filed.roles["town", "filer"]}
    filed.registrar("take_role", {"body": "town", "given": given})
    result = filed.try_to_file(place={"country": "BE"})
    assert isinstance(result, NotFiled)
    assert result.error.code == "authority.role"
    holds(filed)


def test_four_eyes_are_two_people(filed: Acting) -> None:
    signer = filed.people["watchdog", "signer"]
    filed.give_role("watchdog", "reviewer", signer)
    refused(filed, "authority.second", filed.signed, "authorise", reasons="Yes.")
    base = {
        "act": "authorise",
        "office": "watchdog",
        "role": "signer",
        "person": signer,
        "second": "reviewer",
    }
    given = {"given": {"deployment": GATES}, "texts": {"reasons": "Yes."}}

    def log(second: str) -> Any:
        wanted = read_act_file({**base, **given, "second_person": second})
        draft = log_act.draft_act(filed.registry, wanted, new_salt)
        return filed.log(draft)

    refused(filed, "authority.four_eyes", log, signer)
    filed.give_role("watchdog", "reviewer")
    assert log(filed.people["watchdog", "reviewer"]).state == "authorised"
    holds(filed)


def test_a_list_shows_what_an_office_determined_as_the_deployments_page_does(filed: Acting) -> None:
    def shown() -> str | None:
        (row,) = summaries(filed.registry, list(lists.every(filed.registry.database, lists.Filters())))
        return row.determination.kind if row.determination else None

    assert shown() is None
    filed.signed("refuse", reasons="Nobody needs it.")
    assert shown() == "refuse"
    # It was about what was filed then: what is filed now awaits another one.
    filed.file(place={"country": "BE"})
    page, _, state = about_version(filed.registry, GATES, 2, latest=True)
    assert state == "submitted"
    made = determination(page)
    assert shown() == (made.kind if made else None)
    filed.signed("authorise", reasons="It is needed.")
    assert shown() == "authorise"
    filed.do("retire", {"deployment": GATES, "ended_on": "2026-01-02"}, "town", "filer")
    (row,) = summaries(filed.registry, list(lists.every(filed.registry.database, lists.Filters())))
    assert row.determination is not None
    assert row.determination.state == "retired"


def test_an_objection_stays_beside_the_latest_version_with_its_reply(filed: Acting) -> None:
    day = filed.registry.clock().date().isoformat()
    given = {"deployment": GATES, "lodged_on": day, "reply_due": "2099-12-31"}
    lodged = filed.do("object", given, None, "public", text="They see the school.")
    filed.file(place={"country": "BE"})
    page, due, _ = about_version(filed.registry, GATES, 2, latest=True)
    assert [one.clock for one in due] == ["objection"]
    assert [(one.kind, one.version, one.text) for one in page] == [("object", 1, "They see the school.")]
    reference = {"origin": filed.registry.log.origin, "index": lodged.place.index}
    town = {"signer": "town", "office": "town", "role": "filer"}
    filed.signed("reply", {"deployment": GATES, "objection": reference}, **town, text="They do not.")  # type: ignore[arg-type]
    page, due, _ = about_version(filed.registry, GATES, 2, latest=True)
    assert ([(one.kind, one.text) for one in page], due) == (
        [("reply", "They do not."), ("object", "They see the school.")],
        (),
    )


def test_each_text_of_an_act_is_shown_under_its_name(filed: Acting) -> None:
    conditions = [{"number": 1, "due": "2099-01-31"}]
    texts = {"reasons": "It is needed.", "conditions[0]": "Mask the school."}
    filed.log(
        filed.draft("authorise_with_conditions", {"deployment": GATES, "conditions": conditions}, **texts)
    )
    filed.signed(
        "order", {"deployment": GATES, "measure": "limit_use", "due": None}, reasons="Enough.", text="By day."
    )
    filed.do("retire", {"deployment": GATES, "ended_on": "2026-01-02"}, "town", "filer")
    ended, order, decided = about_version(filed.registry, GATES, 1, latest=True)[0]
    assert ended.due == "2026-01-02"
    assert order.text.split("\n\n") == ["Measure: limit use", "What is ordered: By day.", "Reasons: Enough."]
    assert decided.text.split("\n\n") == ["Condition 1: Mask the school.", "Reasons: It is needed."]


def test_a_body_claims_what_was_imported_and_every_version_keeps_where_it_comes_from(acting: Acting) -> None:
    acting.file(None, "imported")
    refused(acting, "lifecycle.illegal", acting.signed, "authorise", reasons="Yes.")
    other = acting.try_to_file(None, "filed")
    assert isinstance(other, NotFiled)
    assert other.error.code == "file.provenance"
    # Nothing else changed: that the body says so itself is what is new.
    claimed = acting.file("town")
    assert (claimed.version, claimed.decision.provenance) == (2, "filed")
    assert isinstance(acting.try_to_file("town"), Unchanged)
    assert acting.signed("authorise", reasons="Yes.").state == "authorised"
    holds(acting)


def test_what_is_filed_after_an_act_rests_on_it(filed: Acting) -> None:
    filed.do("withdraw", {"deployment": GATES}, "town", "filer", reasons="We think again.")
    result = filed.try_to_file(filing={"change_kind": "confirmed_unchanged"})
    assert isinstance(result, NotFiled)
    assert result.error.code == "lifecycle.illegal"
    result = filed.try_to_file(None, place={"country": "BE"})
    assert isinstance(result, NotFiled)
    assert result.error.code == "authority.body"
    filed.file(place={"country": "BE"})
    assert list_acts(filed.registry, GATES).state == "submitted"
    holds(filed)


def test_an_act_logged_while_a_filing_is_evaluated_is_seen(
    filed: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare, done = file_record.prepare, []

    def meanwhile(*given: Any) -> Any:
        prepared = prepare(*given)
        if not done:
            done.append(filed.signed("return", reasons="Say more."))
        return prepared

    monkeypatch.setattr(file_record, "prepare", meanwhile)
    result = filed.try_to_file(filing={"change_kind": "confirmed_unchanged"})
    # Confirming is no answer to a return: evaluated again, it is refused.
    assert isinstance(result, NotFiled)
    assert result.error.code == "lifecycle.illegal"
    holds(filed)


def test_a_text_is_erased_under_a_notice_and_the_act_stays(filed: Acting) -> None:
    given = {
        "deployment": GATES,
        "lodged_on": filed.registry.clock().date().isoformat(),
        "reply_due": "2099-12-31",
    }
    logged = filed.do("object", given, None, "public", text=f"{MARKER} lives there.", sender="Somebody")
    publish(filed.registry)
    tree = filed.registry.tree.root
    assert [p.parent.name for p in files(tree) if MARKER.encode() in p.read_bytes()] == ["acts"]
    done = erase_act(filed.registry, logged.place.index, ["text", "sender"], "gdpr-17-1-d")
    assert done.left is None
    publish(filed.registry)
    assert [p for p in files(filed.registry.home.root) if MARKER.encode() in p.read_bytes()] == []
    report = filed.check()
    assert report.problem is None, report.problem
    assert [notice.erasure for notice in report.act_erasures] == [done.notice]
    check_database(filed.registry)
    refused(filed, "erase.erased", erase_act, filed.registry, logged.place.index, ["text"], "gdpr-17-1-d")
    refused(filed, "erase.field", erase_act, filed.registry, logged.place.index, ["reasons"], "gdpr-17-1-d")
    refused(filed, "erase.act", erase_act, filed.registry, 0, ["text"], "gdpr-17-1-d")
    refused(filed, "erase.ground", erase_act, filed.registry, logged.place.index, ["text"], "because")
    assert list_acts(filed.registry, GATES).done[-1].erased == ("sender", "text")


def test_whoever_erases_a_text_again_is_told_what_is_left_to_do(
    filed: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    logged = filed.signed("refuse", reasons="Nobody needs it.")
    erase_act(filed.registry, logged.place.index, ["reasons"], "gdpr-17-1-d")
    left = RegistryError("storage.owner", "it still stands in the files", hint="Erase it again as the owner.")
    monkeypatch.setattr("registry.operations.erase.finish_erasures", lambda registry: left)
    with pytest.raises(RegistryError) as told:
        erase_act(filed.registry, logged.place.index, ["reasons"], "gdpr-17-1-d")
    assert (told.value.code, left.hint in told.value.hint) == ("erase.erased", True)


def test_a_person_is_forgotten_and_their_acts_stay(filed: Acting) -> None:
    filed.signed("refuse", reasons="No.")
    id = filed.people["watchdog", "signer"]
    assert MARKER in find_person(filed.registry, id).name
    forget_person(filed.registry, id)
    forget_person(filed.registry, id)
    assert find_person(filed.registry, id).name == ""
    holds(filed)


def test_a_text_that_is_kept_back_when_it_is_moderated_is_in_no_public_file(filed: Acting) -> None:
    given = {
        "deployment": GATES,
        "lodged_on": filed.registry.clock().date().isoformat(),
        "reply_due": "2099-12-31",
    }
    wanted = {
        "act": "object",
        "given": given,
        "texts": {"text": f"{MARKER} is a crook."},
        "withhold": ["text"],
    }
    do_act(filed.registry, read_act_file(wanted))
    holds(filed)
    assert [p for p in files(filed.registry.home.root) if MARKER.encode() in p.read_bytes()] == []


@pytest.mark.parametrize("what", ["missing", "changed", "shown", "gone"])
def test_a_tree_whose_texts_are_not_those_of_the_acts_is_refused(filed: Acting, what: str) -> None:
    logged = filed.signed("refuse", reasons="Nobody needs it.")
    publish(filed.registry)
    (path,) = [p for p in (filed.registry.tree.root / "acts").iterdir() if b"Nobody" in p.read_bytes()]
    shown = path.read_bytes()
    if what == "missing":
        path.write_bytes(canonical_bytes({**parse_canonical(shown), "values": {}}))
    if what == "changed":
        path.write_bytes(shown.replace(b"Nobody", b"Anyone"))
    if what == "gone":
        path.unlink()
    if what == "shown":
        erase_act(filed.registry, logged.place.index, ["reasons"], "gdpr-17-1-d")
        publish(filed.registry)
        path.write_bytes(shown)
    report = filed.check()
    assert report.problem is not None
    assert f"acts/{path.name}" in report.problem.message


def append(acting: Acting, draft: Draft, body: bytes) -> None:
    """Log an act past every rule, as a registry could that does not mean well."""
    row = log_act.act_row(acting.registry, draft.act, log_act.sha256_hex(draft.payload), draft.openings)
    entry = NewEntry(kind=acts.KIND, body=body, leaf_hash=leaf_hash(body), write=(acts.write(row),))
    (outcome,) = ledger.append(acting.registry.database, acting.registry.log.id, [entry], extend_head)
    assert isinstance(outcome, Sequenced)


def lie(acting: Acting, draft: Draft, *offices: str) -> str:
    body = sign_envelope(draft.payload, PAYLOAD_TYPE, acting.registry.signing_keys().decisions)
    for office in offices:
        body = countersign(body, acting.keys[office])
    append(acting, draft, body)
    problem = acting.check().problem
    assert problem is not None
    return problem.message


def test_a_determination_without_the_offices_signature_is_found(filed: Acting) -> None:
    assert "signed by the office's own key" in lie(filed, filed.draft("authorise", reasons="Yes."))


def test_a_determination_signed_by_the_body_that_filed_is_found(filed: Acting) -> None:
    draft = filed.draft("authorise", reasons="Yes.")
    assert "signed by" in lie(filed, draft, "town")


def test_a_determination_that_was_used_before_is_found(filed: Acting) -> None:
    draft = filed.draft("suspend", reasons="No.")
    filed.log(draft)
    filed.signed("lift", reasons="Yes.")
    predicate = parse_canonical(draft.payload)["predicate"]
    fresh = filed.draft("suspend", reasons="No.")
    stale = read_act({**parse_canonical(fresh.payload)["predicate"], "previous": predicate["previous"]})
    assert "last that moved" in lie(filed, Draft(stale, fresh.record, fresh.openings), "watchdog")


def test_an_illegal_move_is_found(filed: Acting) -> None:
    assert "cannot be moved by `lift`" in lie(filed, filed.draft("lift", reasons="Yes."), "watchdog")


def test_an_act_of_a_body_that_may_not_is_found(filed: Acting) -> None:
    town: dict[str, Any] = {"office": "town", "role": "filer"}
    draft = filed.draft("authorise", **town, reasons="We like it.")
    assert "authorise` is refused" in lie(filed, draft, "town")


def test_the_check_of_the_database_names_a_text_that_was_exchanged(filed: Acting) -> None:
    filed.signed("refuse", reasons="Nobody needs it.")
    with filed.registry.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM act_text WHERE path = 'reasons'")
    with pytest.raises(RegistryError, match="act_text reasons") as told:
        check_database(filed.registry)
    assert told.value.code == "database.differs"


def test_a_backup_and_the_tree_bring_every_act_back(filed: Acting, tmp_path: Path) -> None:
    registry = filed.registry
    filed.signed("return", reasons="Say more.")
    publish(registry)
    back_up(registry, tmp_path / "backup")
    filed.file(place={"country": "BE"})
    logged = filed.signed("refuse", reasons="Nobody needs it.")
    erase_act(registry, logged.place.index, ["reasons"], "gdpr-17-1-d")
    publish(registry)
    home = tmp_path / "restored"
    home.mkdir()
    for name in ("keys", "value-keys", "public"):
        shutil.copytree(registry.home.root / name, home / name)
    restored = restore(tmp_path / "backup", home, Settings())
    assert restored.imported is not None
    # Who filed and who refused, and the answers that were not public: of these only commitments are left.
    assert restored.imported.lost >= 2
    again = open_registry(home, Settings())
    assert list_acts(again, GATES).state == "refused"
    assert [body.id for body in list_bodies(again)] == ["council", "town", "watchdog"]
    assert publish(again).size == size(filed)


def test_killed_before_the_entry_is_durable_nothing_happened(
    filed: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, before = filed.draft("refuse", reasons="No."), size(filed)
    for place in ("_move_head", "_derive_again"):
        with monkeypatch.context() as patched:
            patched.setattr(ledger, place, lambda *given: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                filed.log(draft)
        assert size(filed) == before
        assert acts.find(filed.registry.database, log_act.sha256_hex(draft.payload)) is None
    assert filed.log(draft).place.index == before
    holds(filed)


@pytest.mark.parametrize("holder", ["p-nobody", "A. Person", "p-0123456789abcdef", "../town"])
def test_a_role_is_given_to_nobody_whom_the_registry_does_not_know(acting: Acting, holder: str) -> None:
    given = {"body": "town", "role": "filer"}
    refused(acting, "person.unknown", acting.registrar, "give_role", given, holder=holder)


def test_a_role_is_given_to_nobody_who_was_forgotten(acting: Acting) -> None:
    person = enrol_person(acting.registry, "Somebody", "").id
    given = {"body": "town", "role": "filer"}
    acting.registrar("give_role", given, holder=person)
    forget_person(acting.registry, person)
    refused(acting, "person.unknown", acting.registrar, "give_role", given, holder=person)


def test_whoever_acts_next_waits_for_no_reading_of_what_was_read_before(
    filed: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {
        "deployment": GATES,
        "lodged_on": filed.registry.clock().date().isoformat(),
        "reply_due": "2099-12-31",
    }
    for number in range(20):
        filed.do("object", given, None, "public", text=f"Number {number}.")
    read: list[bytes] = []

    def noted(data: bytes) -> Statement:
        read.append(data)
        return read_statement(data)

    monkeypatch.setattr(act_entries, "read_statement", noted)
    filed.do("object", given, None, "public", text="One more.")
    assert len(read) < 10
    assert len(act_history(filed.registry, GATES).lives[GATES].objections) == 21
