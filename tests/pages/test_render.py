"""Every page: well-formed, self-contained, titled, and saying beside each outcome where it comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from jinja2 import UndefinedError

from registry import assets
from registry.domain.coverage import NOT_STATED
from registry.domain.record import definitions
from registry.domain.vocabulary import OUTCOMES, PROVENANCES
from registry.pages import words
from registry.pages.api_view import ApiPage
from registry.pages.deployment_views import DeploymentInBrief, OneVersionInBrief
from registry.pages.list_views import Facet
from registry.pages.record_page import record_page
from registry.pages.render import _TEMPLATES, _environment, render
from registry.pages.sighting_views import SightingList
from registry.pages.views import Count, Page
from tests.pages import samples
from tests.pages.account_samples import private_pages
from tests.pages.act_samples import act_pages
from tests.pages.desk_samples import desk_pages
from tests.pages.filing_samples import filing_pages

NAMES = list(samples.pages())
KIB = 1024
SVG = "{http://www.w3.org/2000/svg}"


def private() -> dict[str, Page]:
    """What is nobody's but one's own: none has a twin, and no cache keeps it."""
    acts = {name: page for name, page in act_pages().items() if not isinstance(page, SightingList | ApiPage)}
    return {**private_pages(), **desk_pages(), **filing_pages(), **acts}


@pytest.mark.parametrize("name", [*NAMES, *samples.hostile_pages()])
def test_a_page_is_well_formed(documents: dict[str, str], name: str) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parse(documents[name])
    assert parser.errors == []
    assert "<!doctype html>\n<html" in documents[name]


@pytest.mark.parametrize("name", [*NAMES, *samples.hostile_pages()])
def test_a_page_needs_nothing_inline_and_nothing_from_elsewhere(documents: dict[str, str], name: str) -> None:
    for element in parsed(documents[name]).iter():
        assert element.tag not in ("style", "iframe", "object", "embed", "base", "img")
        assert not any(key.startswith("on") or key == "style" for key in element.attrib), element.attrib
        if element.tag == "script":
            assert not (element.text or "").strip()
        for key in ("src", "action", "data", "poster", "srcset"):
            assert element.get(key, "/").startswith("/")
        if element.tag == "link":
            assert element.get("href", "").startswith("/")


@pytest.mark.parametrize("name", NAMES)
def test_headings_come_in_order_and_ids_stand_once(documents: dict[str, str], name: str) -> None:
    page = parsed(documents[name])
    levels = [int(e.tag[1]) for e in page.iter() if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= before + 1 for before, later in pairwise(levels))
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_within_a_page_leads_somewhere(documents: dict[str, str], name: str) -> None:
    page = parsed(documents[name])
    ids = {e.get("id") for e in page.iter()}
    for element in page.iter():
        wanted = [
            id
            for key in ("for", "aria-labelledby", "aria-describedby")
            for id in element.get(key, "").split()
        ]
        if element.get("href", "").startswith("#"):
            wanted.append(element.get("href", "")[1:])
        assert set(wanted) <= ids, wanted


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_language_landmarks_skip_link_and_json(documents: dict[str, str], name: str) -> None:
    page = parsed(documents[name])
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    for landmark in ("header", "main", "footer"):
        assert len(list(page.iter(landmark))) == 1
    links = [e.get("href") for e in page.iter("a")]
    assert links[0] == "#content"
    alternates = [e.get("href") for e in page.iter("link") if e.get("rel") == "alternate"]
    assert (alternates == []) == (name in ("error", "check", "rerun", "rerun-unpublished", *private()))
    assert set(alternates) <= set(links)


def test_titles_are_unique_and_end_with_the_register_s_name(documents: dict[str, str]) -> None:
    titles = [(parsed(text).findtext("head/title") or "") for text in documents.values()]
    assert len(set(titles)) == len(titles)
    assert all(title.endswith(" – Sightline") for title in titles)


@pytest.mark.parametrize("name", NAMES)
def test_development_keys_are_named_on_every_page_and_only_where_they_are_used(name: str) -> None:
    page = samples.pages()[name]
    assert "Development keys." in render(replace(page, development_keys=True))
    assert "Development keys." not in render(replace(page, development_keys=False))


@pytest.mark.parametrize(
    "name", ["home", "list", "list-empty", "error", "log", "deployment", "places", "place", "place-empty"]
)
def test_what_absence_means_is_said(documents: dict[str, str], name: str) -> None:
    assert "Not being listed here does not mean that nothing is used." in documents[name]


def test_an_empty_list_helps_on(documents: dict[str, str]) -> None:
    text = text_of(documents["list-empty"])
    assert "No deployment found" in text
    assert "That says nothing about what is in use." in text
    assert "Remove: country: Japan" in text
    assert 'href="/deployments?country=JP&amp;technology=emotion_recognition"' in documents["list-empty"]


def test_a_decision_that_the_release_in_force_has_not_made_says_so() -> None:
    page = samples.deployment_page("gb-2020-bridges-swp")
    assert "Not assessed under the release in force yet." not in render(page)
    assert "in force now is <code>2027.1</code>" in render(replace(page, newer_release="2027.1"))


def test_what_a_court_decided_stands_beside_what_the_policies_find_and_only_where_a_court_did() -> None:
    heading = "What was decided, beside what the policies find"
    assert heading in render(samples.deployment_page("gb-2020-bridges-swp"))
    assert heading not in render(samples.filed_page())


def test_an_error_says_what_happened_and_what_to_do(documents: dict[str, str]) -> None:
    text = text_of(documents["error"])
    for part in (
        "What happened",
        "There is no deployment with the id",
        "What to do",
        "pages.not_found",
        "404",
        "01JD7Q6Y",
    ):
        assert part in text


def test_no_filter_is_lost_when_the_form_is_sent() -> None:
    page = samples.deployment_list(filters=samples.Filters(requirement="HR-05", country="GB"))
    made = render(page)
    assert '<input type="hidden" name="requirement" value="HR-05">' in made
    assert '<input type="hidden" name="country" value="GB">' in made
    assert '<input id="q" name="q" type="search" value=""' in made


def test_an_order_is_offered_only_where_the_list_can_be_had_in_it() -> None:
    latest = render(samples.deployment_list())
    assert '<strong aria-current="true">latest filing first</strong>' in latest
    assert "sort=relevance" in latest
    ranked = render(samples.deployment_list(filters=samples.Filters(q="police", sort="relevance")))
    assert '<strong aria-current="true">best match first</strong>' in ranked
    assert 'name="sort" value="relevance"' in ranked
    assert "sort=relevance" not in render(samples.deployment_list(sorts=()))


def test_each_value_of_a_facet_is_a_link_that_keeps_the_other_filters() -> None:
    made = render(
        samples.deployment_list(
            filters=samples.Filters(q="police", country="GB", sort="relevance"),
            facets=(
                Facet("country", (Count("GB", 3), Count("FR", 2), Count("withheld", 1))),
                Facet("mode", (Count("post_rbi", 1_234),), within=10_000),
            ),
        )
    )
    assert 'href="/deployments?q=police&amp;country=FR&amp;sort=relevance"' in made
    assert 'href="/deployments?q=police&amp;country=GB&amp;mode=post_rbi&amp;sort=relevance"' in made
    text = text_of(made)
    for said in ("Remove: United Kingdom 3", "France 2", "1,234", "Of the newest 10,000."):
        assert said in text


def test_a_facet_of_many_values_folds_all_but_the_most_frequent() -> None:
    counts = tuple(Count(code, 9) for code in ("FR", "DE", "GB", "DK", "SE", "NO", "FI", "IT"))
    made = render(samples.deployment_list(facets=(Facet("country", counts),)))
    assert "2 more: country" in text_of(made)
    assert all(f"country={count.value}" in made for count in counts)


def test_a_list_of_more_than_is_counted_says_so_and_where_its_pages_end() -> None:
    cut = text_of(render(samples.deployment_list(total=10_000, more=True, goes_on=True, page=3)))
    assert "More than 10,000 deployments" in cut
    assert "The list goes on, and its pages end here." in cut
    whole = text_of(render(samples.deployment_list(total=10_000, page=3)))
    assert "More than" not in whole
    assert "The list goes on" not in whole


@pytest.mark.parametrize("provenance", PROVENANCES)
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_beside_every_outcome_stands_where_it_comes_from(outcome: str, provenance: str) -> None:
    record = samples.reconstruct(samples.cases()["dk-2019-brondby"])["record"]
    shown = samples.with_outcomes(samples.version("d", record, provenance), outcome, outcome)
    pages: list[Page] = [
        samples.DeploymentPage(development_keys=False, version=shown, history=(samples.past(shown),)),
        samples.VersionPage(development_keys=False, version=shown, history=(samples.past(shown),), latest=1),
        samples.deployment_list(deployments=(samples.summary(shown),), filters=samples.Filters(), facets=()),
        replace(samples.home(), latest=(samples.summary(shown),)),
    ]
    for page in pages:
        text = text_of(render(page))
        assert words.outcome(outcome, "binding").lower() in text.lower()
        assert words.outcome(outcome, "strict").lower() in text.lower()
        assert words.PROVENANCES[provenance] in text
        assert ("assessed retrospectively" in text.lower()) == (provenance == "reconstructed")
        assert "none on record" in text.lower()


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("country", ["NL", "KE", None])
def test_beside_the_binding_outcome_stands_how_much_of_the_law_of_the_place_is_tested(
    outcome: str, country: str | None
) -> None:
    page = samples.filed_page()
    signed = page.version.decision
    told = signed.model_copy(update={"outcome": signed.outcome.model_copy(update={"binding": outcome})})
    covered = samples.covered(country)
    text = text_of(render(replace(page, version=replace(page.version, decision=told, coverage=covered))))
    assert (
        text.index("Under binding rules")
        < text.index(covered.statement)
        < text.index("Under the strict reading")
    )
    for one in covered.profiles:
        assert one.title in text
        assert one.statement in text


def test_a_requirement_s_page_says_how_much_of_the_law_that_makes_it_binding_is_tested(
    documents: dict[str, str],
) -> None:
    text = text_of(documents["requirement"])
    assert "One duty is tested, and nothing else." in text
    assert NOT_STATED in text


def test_counts_never_sum_up_what_was_filed_with_what_was_not(documents: dict[str, str]) -> None:
    header = [e.text for e in parsed(documents["home"]).findall(".//table[@class='counts']/thead/tr/th")]
    assert header == ["Outcome", "Filed", "Imported", "Recon\u00adstructed"] * 2


def test_an_assumed_law_date_is_said_to_be_assumed(documents: dict[str, str]) -> None:
    text = text_of(documents["deployment-sparse"])
    assert (
        "31 December 2019, assumed: the last day of the year, as only the year is known. Assessed retrospectively"
        in text
    )
    row = samples.summary(samples.case_version("rs-2019-belgrade-safe-city"))
    listed = text_of(render(samples.deployment_list(deployments=(row,))))
    assert "law of 31 December 2019 (assumed), assessed retrospectively" in listed


def test_a_withheld_field_shows_ground_office_end_and_commitment_and_never_its_value(
    documents: dict[str, str],
) -> None:
    text = text_of(documents["record"])
    stub = re.search(r"withheld Ground security of the system .{0,400}?Commitment [0-9a-f]{64}", text)
    assert stub is not None
    for part in (
        "Open Government Act, section 5.1(2)(h)",
        "Data protection officer, 2 September 2026",
        "1 March 2027",
    ):
        assert part in stub[0]
    for secret in ("public benchmark", "CANARY", "A. Canary", "51.9,4.4", "640,000"):
        assert secret not in documents["record"]


def test_the_four_states_of_an_answer_are_told_apart(documents: dict[str, str]) -> None:
    text = text_of(documents["record"])
    for state in ("declared absent", "withheld Ground", "not answered: "):
        assert state in text


def test_undetermined_is_never_said_to_be_met(documents: dict[str, str]) -> None:
    shown = samples.case_version("rs-2019-belgrade-safe-city")
    unknown = {f.title for f in shown.with_status("undetermined")}
    assert unknown
    items = [e for e in parsed(documents["findings"]).iter("li") if e.get("class") == "finding"]
    assert unknown <= {item.findtext(".//a") for item in items}
    for item in items:
        if item.findtext(".//a") in unknown:
            mark = item.find("span")
            assert mark is not None
            assert mark.get("class") == "mark status-undetermined"
            assert "".join(mark.itertext()) == "undetermined"


def test_every_finding_has_a_shape_a_word_a_force_a_severity_and_a_source(documents: dict[str, str]) -> None:
    found = [e for e in parsed(documents["findings"]).iter("li") if e.get("class") == "finding"]
    assert len(found) >= len(samples.RULES)
    for item in found:
        text = " ".join("".join(item.itertext()).split())
        assert item.find(f"span/{SVG}svg/{SVG}use") is not None
        assert re.match("|".join(words.STATUSES.values()), text)
        assert any(force in text for force in words.FORCES.values())
        assert any(severity in text for severity in words.SEVERITIES)
        assert any(rule.citation in text for rule in samples.RULES)


def test_each_requirement_of_a_deployment_leads_to_what_it_read(documents: dict[str, str]) -> None:
    page = parsed(documents["deployment-sparse"])
    rows = {e.get("id"): e.find("a").get("href") for e in page.iter("li") if e.get("id")}  # type: ignore[union-attr]
    shown = samples.case_version("rs-2019-belgrade-safe-city")
    assert set(rows) == {f.result.id for f in shown.findings}
    for f in shown.findings:
        whole = f"/deployments/{shown.record.deployment}/versions/1/requirements"
        assert rows[f.result.id] == f"{whole}/{f.result.framework}#{f.result.id}"
    anchors = {e.get("id") for e in parsed(documents["findings"]).iter("li")}
    assert set(rows) <= anchors


def test_what_would_have_to_change_is_told_of_each_requirement_that_is_not_met(
    documents: dict[str, str],
) -> None:
    shown = samples.case_version("gb-2020-bridges-swp")
    unmet = shown.with_status("not_met")
    assert unmet
    said = text_of(documents["deployment"])
    for f in unmet:
        assert f.explanation is not None
        assert f.explanation.comply in said


def test_links_of_others_lend_no_weight_and_open_nothing(documents: dict[str, str]) -> None:
    outside = [
        e
        for name in [*NAMES, *samples.hostile_pages()]
        for e in parsed(documents[name]).iter("a")
        if "//" in e.get("href", "")
    ]
    assert outside
    for link in outside:
        assert re.match("https?://", link.get("href", ""))
        assert link.get("rel") == "nofollow noopener"


@pytest.mark.parametrize("name", samples.hostile_pages())
def test_hostile_text_stays_text(documents: dict[str, str], name: str) -> None:
    page = parsed(documents[name])
    assert len(list(page.iter("script"))) == 1
    assert "</title><script>alert(1)" in "".join(page.itertext())
    for hidden in "\u2066\u2067\u202a\u202b\u202e\u200b\u2028":
        assert hidden not in documents[name]
    if name == "hostile":
        assert (page.findtext("head/title") or "").startswith("</title><script>alert(1)")
    else:
        assert samples.HOSTILE["template"] in "".join(page.itertext())


def test_a_text_is_marked_with_the_language_it_is_written_in() -> None:
    record = {**samples.FILED, "filing": {"language": "ar"}}
    shown = samples.version("d", record, "filed")
    made = render(record_page(shown, development_keys=False))
    assert '<div class="prose" dir="auto" lang="ar">' in made
    assert "&#34;" not in re.findall("<html[^>]*>", made)[0]


def test_a_published_copy_links_only_to_files_it_can_hold() -> None:
    for name, page in samples.pages().items():
        if name in private() or name in ("compare", "compare-none", "changes", "api"):
            # No copy has them: the first are not public, and the others show what their address asks for, as a search does.
            continue
        if name in ("list", "list-empty"):
            page = replace(page, filters=samples.Filters())  # type: ignore[type-var]
        for link in internal(parsed(render(samples.as_static(page)))):
            assert link.startswith("/sightline/"), (name, link)
            assert "?" not in link.replace("?v=", ""), (name, link)


@pytest.mark.parametrize("name", NAMES)
def test_the_server_s_pages_link_to_fixed_addresses_only(documents: dict[str, str], name: str) -> None:
    fixed = re.compile(
        r"/(index\.json|static/[a-z.]+\?v=[0-9a-f]{12}|log/(\d{4}/checkpoint)?|log\.json|requirements(/[\w.-]+)?(\.json)?"
        r"|bundles(\.json|/([a-z_]+\.tar\.gz|index\.json|keys/[a-z0-9-]+\.pem)?)"
        r"|sightings(\.json)?(\?page=\d+)?"
        r"|cases(\.json)?(\?page=\d+)?|cases/[\w-]+(\.json)?"
        r"|deployments(\.json|\.atom|\.feed\.json|\.csv)?(\?[\w=&+-]+)?|deployments/[\w-]+(\.json)?|deployments/[\w-]+/versions/\d+(\.json|/requirements(/[a-z0-9_]+)?(\.json)?(#[A-Z0-9-]+)?|/record(#[a-z0-9_.-]+)?|/entry|/proof|/rerun|/export/[a-z_]+(/lost)?)?"
        r"|places(/[A-Z]{2})?(\.json)?|technologies/[a-z0-9_]+(\.json)?|compare(\.json)?(\?[\w=&-]+)?"
        r"|bodies(/[a-z0-9-]+)?(\.json)?|deployments/[\w-]+/changes(\.json)?(\?from=\d+&to=\d+)?"
        r"|(sign-in|account|desk)(/[\w.-]+)*(\?[\w=&%.-]+)?(#f-[\w-]+)?"
        r"|check(#/deployments/[\w-]+/versions/\d+)?|api/v1/openapi\.json)?|data:application/json;base64,[\w=]+"
    )
    for link in internal(parsed(documents[name])):
        assert fixed.fullmatch(link), link


def test_the_first_visit_is_light(documents: dict[str, str]) -> None:
    sizes = {
        name: len((assets.web() / name).read_bytes()) for name in ("style.css", "script.js", "favicon.svg")
    }
    assert sizes["style.css"] < 40 * KIB
    assert sizes["script.js"] < 2 * KIB
    assert len(documents["home"].encode()) + sum(sizes.values()) < 200 * KIB


def test_a_deployment_s_page_is_at_most_200_kb_whatever_was_filed() -> None:
    record = json.loads(json.dumps(samples.FILED))
    for path, definition in definitions().items():
        *above, last = path.split(".")
        if definition.kind == "text" and "[]" not in path:
            within = record
            for name in above:
                within = within.setdefault(name, {})
            if not isinstance(within.get(last), dict):
                within[last] = "Ж" * 4000
    shown = samples.version("nl-zuiderhaven-station", record, "filed")
    line = shown.lines[0]
    for status in ("not_met", "undetermined"):
        many = tuple(
            replace(
                line,
                id=f"HR-{copy}",
                status=status,
                title="A requirement of some fifty characters that is not met",
                comply="What would have to be done, said at some length. " * 6,
                questions=tuple(definitions())[copy : copy + 9],
            )
            for copy in range(161)
        )
        page = samples.filed_page(version=replace(shown, lines=many))
        assert len(many) == 161
        assert len(render(page).encode()) < 200 * KIB
    assert len(render(record_page(shown, development_keys=False)).encode()) > 200 * KIB


def test_what_is_withheld_stands_on_the_page_with_its_ground_and_leads_to_the_record(
    documents: dict[str, str],
) -> None:
    page = samples.filed_page()
    held = [
        f.path for fields in page.version.record.sections.values() for f in fields if f.state == "withheld"
    ]
    assert held
    links = {e.get("href") for e in parsed(documents["deployment-filed"]).iter("a")}
    anchors = {e.get("id") for e in parsed(documents["record"]).iter()}
    for path in held:
        assert f"/deployments/nl-zuiderhaven-station/versions/2/record#{path}" in links
        assert path in anchors
    text = text_of(documents["deployment-filed"])
    for said in ("security of the system", "Open Government Act, section 5.1(2)(h)", "1 March 2027"):
        assert said in text


def test_what_would_have_to_change_names_each_requirement_with_its_questions(
    documents: dict[str, str],
) -> None:
    shown = samples.case_version("rs-2019-belgrade-safe-city")
    change = next(
        e
        for e in parsed(documents["deployment-sparse"]).iter("section")
        if e.get("aria-labelledby") == "change"
    )
    links = {e.get("href") for e in change.iter("a")}
    asked = [line for line in shown.lines if line.status in ("not_met", "undetermined")]
    assert {line.status for line in asked} == {"not_met", "undetermined"}
    for line in asked:
        assert f"/requirements/{line.id}" in links
        assert line.questions
        assert f"/deployments/rs-2019-belgrade-safe-city/versions/1/record#{line.questions[0]}" in links
    for line in shown.lines:
        assert (f"/requirements/{line.id}" in links) == (line in asked)


def test_a_name_that_a_template_misspells_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        _environment().from_string("{{ page.nothing }}").render(page=samples.pages()["home"])


def test_stylesheet_and_script_ask_nothing_of_others() -> None:
    for name in ("style.css", "script.js", "favicon.svg"):
        text = (assets.web() / name).read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"url\(|@import|https?:|fetch\(|XMLHttp", text)


def test_the_stylesheet_knows_no_left_and_no_right() -> None:
    style = (assets.web() / "style.css").read_text().split("*/", 1)[1]
    assert not re.search(
        r"(?<![\w-])(left|right|(margin|padding|border)-(top|bottom|left|right)|width|height):", style
    )


def internal(page: Element) -> Iterator[str]:
    """The addresses of this register that a page links to or loads."""
    for element in page.iter():
        for key in ("href", "src", "action"):
            link = element.get(key, "#")
            if not link.startswith(("#", "http")):
                yield link


def parsed(document: str) -> Element:
    """The tree of a document, its elements without namespaces."""
    return html5lib.parse(document, namespaceHTMLElements=False)  # type: ignore[no-any-return]


def text_of(document: str) -> str:
    """What a document says, on one line."""
    body = parsed(document).find("body")
    assert body is not None
    return re.sub(r" (?=[,.;:)])", "", " ".join(" ".join(body.itertext()).split()))


def test_every_page_that_can_be_drawn_has_a_sample_that_browsers_and_checks_look_at() -> None:
    assert {type(page) for page in samples.pages().values()} | {DeploymentInBrief, OneVersionInBrief} == set(
        _TEMPLATES
    )
