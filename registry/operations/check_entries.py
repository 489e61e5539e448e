"""The second half of a check: that every entry of a verified log says what the published files say.

Knows: what each kind of statement implies about records, disclosures, facts, assessments and releases, and re-runs
every decision under its own release. Does not know how the log itself is verified, nor any storage: it reads the
published tree alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.domain import facts as facts_of
from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.committed import FORMAT, commitment, commitments
from registry.domain.decision import (
    PAYLOAD_TYPE,
    Decision,
    EntryReference,
    LawDateReference,
    Release,
    read_statement,
    requirement_lines,
)
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.operations.check_log import Reading
from registry.policy.engine import Engine
from registry.policy.release import Bundle, load_release
from registry.signing.dsse import open_envelope

Json = Any


@dataclass
class EntryCheck:
    """Walks the entries in order, remembering what later ones must fit."""

    reading: Reading
    origin: str
    issuers: tuple[Verifier, ...]
    engine_for: Callable[[Bundle], Engine]
    decisions: int = 0
    releases: int = 0
    erased: int = 0
    _release: tuple[int, Bundle, Release] | None = None
    _engines: dict[str, Engine] = field(default_factory=dict)
    _versions: dict[str, tuple[int, str]] = field(default_factory=dict)
    _latest: dict[str, EntryReference] = field(default_factory=dict)
    _decided: set[tuple[str, int, str, str]] = field(default_factory=set)

    def entry(self, index: int, data: bytes) -> None:
        """Check entry `index`; raises RegistryError naming the entry or the file that is wrong."""
        where = f"entry {index}"
        payload, payload_type = open_envelope(data, self.issuers)
        if payload_type != PAYLOAD_TYPE:
            raise self._wrong(where, "is not an in-toto statement")
        statement = read_statement(payload)
        if statement.release is not None:
            self._release_entry(index, statement.release, statement.sha256)
        elif statement.decision is not None:
            self._decision_entry(index, statement.decision, statement.sha256)
            self.decisions += 1

    def _release_entry(self, index: int, release: Release, digest: str) -> None:
        before = self._release
        expected = (before[2].sequence + 1, before[1].digest) if before else (1, None)
        if (release.sequence, release.previous) != expected:
            raise self._wrong(f"entry {index}", "states a release that does not follow the one before it")
        bundle = self._bundle(digest)
        if (bundle.version, bundle.facts_version) != (release.version, release.facts_version):
            raise self._wrong(f"entry {index}", "states another version than the release's manifest")
        self._engines[digest] = self.engine_for(bundle)
        self._release = (index, bundle, release)
        self.releases += 1

    def _bundle(self, digest: str) -> Bundle:
        last = "manifest.json"

        def read(path: str) -> bytes:
            nonlocal last
            last = path
            return self.reading.read(f"releases/{digest}/{path}")

        if sha256_hex(read("manifest.json")) != digest:
            raise self.reading.wrong(
                f"releases/{digest}/manifest.json", "does not have the digest that was signed"
            )
        try:
            return load_release(read)
        except RegistryError as error:
            if error.code.startswith("tree."):
                raise
            raise self.reading.wrong(f"releases/{digest}/{last}", error.message) from error

    def _decision_entry(self, index: int, decision: Decision, record: str) -> None:
        where = f"entry {index}"
        if self._release is None:
            raise self._wrong(where, "decides before any release was stated")
        release_index, bundle, _ = self._release
        cited = decision.release
        if (cited.origin, cited.index, cited.digest, cited.version) != (
            self.origin,
            release_index,
            bundle.digest,
            bundle.version,
        ):
            raise self._wrong(
                where, f"does not cite the release in force, which entry {release_index} states"
            )
        self._history(index, decision)
        form = self._record(decision, record)
        self._disclosure(form, record)
        facts = self._facts(decision, form, bundle)
        self._assessment(decision, facts)

    def _history(self, index: int, decision: Decision) -> None:
        where = f"entry {index}"
        if decision.previous != self._latest.get(decision.deployment):
            raise self._wrong(where, "does not name the decision before it on this deployment")
        key = (decision.deployment, decision.version, decision.release.digest, decision.law_date.date)
        if key in self._decided:
            raise self._wrong(where, "decides a second time on one version, release and law date")
        self._decided.add(key)
        self._latest[decision.deployment] = EntryReference(origin=self.origin, index=index)

    def _record(self, decision: Decision, record: str) -> dict[str, Json]:
        path = f"records/{record}.json"
        form = self._content(path, record)
        named = {
            "format": FORMAT,
            "deployment": decision.deployment,
            "version": decision.version,
            "provenance": decision.provenance,
        }
        if not isinstance(form, dict) or any(form.get(k) != v for k, v in named.items()):
            raise self.reading.wrong(path, "is not the record that the decision names")
        number, digest = self._versions.get(decision.deployment, (0, None))
        if (decision.version, record) != (number, digest):
            if (decision.version, form.get("previous")) != (number + 1, digest):
                raise self.reading.wrong(path, f"does not follow version {number} of its deployment")
            self._versions[decision.deployment] = (decision.version, record)
        if decision.retrospective and _stated_law_date(form) != decision.law_date:
            raise self.reading.wrong(path, "states another law date than the decision")
        return form

    def _disclosure(self, form: Mapping[str, Json], record: str) -> None:
        path = f"disclosures/{record}.json"
        values = self._canonical(path)
        try:
            if set(values) != {"record", "values"} or values["record"] != record:
                raise self.reading.wrong(path, "belongs to another record")
            opened = {
                p: commitment(
                    salt=_salt(v["salt"]),
                    deployment=form["deployment"],
                    version=form["version"],
                    path=p,
                    value=v["value"],
                )
                for p, v in values["values"].items()
                if set(v) == {"salt", "value"}
            }
        except (KeyError, TypeError, ValueError, AttributeError):
            raise self.reading.wrong(path, "is not a disclosure") from None
        public = {p: c for p, c in commitments(form).items() if "withheld" not in c}
        for p in public.keys() | values["values"].keys():
            if p not in public:
                raise self.reading.wrong(path, f"discloses {p}, which the record does not commit to publicly")
            if p not in opened:
                raise self.reading.wrong(path, f"does not disclose {p}")
            if opened[p] != public[p]["commitment"]:
                raise self.reading.wrong(path, f"shows a value at {p} that is not the one committed to")
            if public[p].get("length") != len(values["values"][p]["value"]):
                raise self.reading.wrong(
                    f"records/{record}.json", f"states another length for {p} than its value has"
                )

    def _facts(self, decision: Decision, form: Mapping[str, Json], bundle: Bundle) -> dict[str, Json]:
        path = f"facts/{decision.facts.sha256}.json"
        facts: dict[str, Json] = self._content(path, decision.facts.sha256)
        if decision.facts.version != bundle.facts_version:
            raise self.reading.wrong(path, "are of another version than the release reads")
        if canonical_bytes(facts_of.derive(form, decision.facts.version)) != canonical_bytes(facts):
            raise self.reading.wrong(path, "do not follow from the public record")
        return facts

    def _assessment(self, decision: Decision, facts: dict[str, Json]) -> None:
        path = f"assessments/{decision.assessment_sha256}.json"
        self._content(path, decision.assessment_sha256)
        data = self.reading.read(path)
        assessment, _ = read_assessment(data)
        if (assessment.outcome, requirement_lines(assessment)) != (decision.outcome, decision.requirements):
            raise self.reading.wrong(path, "says something else than the decision that was signed")
        if assessment.law_date.iso != decision.law_date.date:
            raise self.reading.wrong(path, "was made for another law date than the decision")
        day = facts_of.law_date_of(decision.law_date.date)
        if self._engines[decision.release.digest].assess(facts, day) != data:
            raise self.reading.wrong(path, "is not what its release makes of the facts when it is run again")

    def _content(self, path: str, digest: str) -> Json:
        data = self.reading.read(path)
        if sha256_hex(data) != digest:
            raise self.reading.wrong(path, "does not have the digest that was signed")
        return self._canonical(path)

    def _canonical(self, path: str) -> Json:
        try:
            return parse_canonical(self.reading.read(path))
        except RegistryError as error:
            if error.code.startswith("tree."):
                raise
            raise self.reading.wrong(path, error.message) from None

    def _wrong(self, where: str, what: str) -> RegistryError:
        return RegistryError(
            "check.entry",
            f"{self.reading.tree.place}: {where} {what}",
            hint="The log is intact but what was signed into it is not right. Ask the registry, and tell its overseers.",
        )


def _stated_law_date(form: Mapping[str, Json]) -> LawDateReference | None:
    origin = form["answers"].get("origin", {})
    try:
        return LawDateReference(
            date=origin["law_date"],
            basis=origin["law_date_basis"],
            assumed=origin["law_date_assumed"] is True,
        )
    except (KeyError, ValueError):
        return None


def _salt(text: Json) -> bytes:
    salt = bytes.fromhex(text)
    if len(salt) != 32 or salt.hex() != text:
        raise ValueError("a salt has 32 bytes in lower-case hex")
    return salt
