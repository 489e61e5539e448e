"""The description of the API: a valid document that says what every route takes, and a page that loads nothing."""

from __future__ import annotations

import re

from openapi_spec_validator import OpenAPIV31SpecValidator

from registry.domain.authority import ACTS
from registry.domain.permission import SCOPES
from registry.http.api.operation import PREFIX
from registry.http.declared import declared_of
from tests.http.api.program import Program, described
from tests.http.signing_in import ADDRESS, People


def test_the_document_is_valid_openapi(people: People) -> None:
    OpenAPIV31SpecValidator(described(people)).validate()


def test_every_route_is_described_and_nothing_else(people: People) -> None:
    document = described(people)
    said = {
        (method.upper(), re.sub(r"\{(\w+)\}", "*", path))
        for path, methods in document["paths"].items()
        for method in methods
    }
    routed = {
        (method, re.sub(r"<[^>]+>", "*", rule.rule))
        for rule in people.app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert said == routed


def test_every_act_that_a_token_may_do_has_an_operation(people: People) -> None:
    scopes = {
        scope
        for methods in described(people)["paths"].values()
        for operation in methods.values()
        for scope in operation.get("x-scopes", ())
    }
    assert scopes == set(SCOPES)
    assert set(SCOPES) - {"read", "draft"} < set(ACTS)


def test_what_is_public_needs_no_token_and_everything_else_says_which(people: People) -> None:
    document = described(people)
    for rule in people.app.url_map.iter_rules():
        if not rule.rule.startswith(PREFIX) or rule.methods == {"OPTIONS"}:
            continue
        path = re.sub(r"<\w+:(\w+)>", r"{\1}", rule.rule)
        (method,) = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        operation = document["paths"][path][method.lower()]
        assert ("security" in operation) == (declared_of(people.app, rule.endpoint) != ("read",))


def test_nothing_that_changes_anything_counts_twice(people: People) -> None:
    for path, methods in described(people)["paths"].items():
        for method, operation in methods.items():
            needed = {
                one["name"] for one in operation["parameters"] if one["in"] == "header" and one["required"]
            }
            if method != "get" and not path.endswith("/signed"):
                assert needed & {"Idempotency-Key", "If-Match"}, (method, path)


def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(people: People) -> None:
    page = Program(people).client.get("/api/docs", base_url=ADDRESS)
    assert page.status_code == 200
    for methods in described(people)["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page.text
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert [one for one in loaded if re.match(r"[a-z]+:|//", one) and not one.startswith(ADDRESS)] == []
