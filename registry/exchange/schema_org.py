"""The record as schema.org JSON-LD, for programs that search the web and for catalogues of data.

Knows: the types and properties of schema.org that are used here, each with the type that has it (`PROPERTIES`). The version of
the record is a `Dataset`; what it is about a `GovernmentService`, or a `Service` where a private body runs it or nobody says
who does. A vocabulary has no schema to be checked against, only these lists. It is for finding, not for filing: nothing is read
back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.public_view import PublicView
from registry.exchange.statutory import Exported, Report, is_value, not_carried

Json = Any

FORM: Final = "schema_org"
TITLE: Final = "schema.org (JSON-LD)"
CONTEXT: Final = "https://schema.org"
_THING: Final = "name description url identifier"
PROPERTIES: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(f"{_THING} {own}".split())
    for name, own in {
        "Dataset": "about version inLanguage isAccessibleForFree keywords",
        "Service": "provider areaServed serviceType category",
        "GovernmentService": "provider areaServed serviceType category jurisdiction",
        "Organization": "address contactPoint",
        "GovernmentOrganization": "address contactPoint",
        "ContactPoint": "contactType email telephone",
        "Country": "",
    }.items()
}
"""Type -> the properties that it or a type above it has, of those used here (schema.org, read for `GovernmentService`)."""
NOT_VERIFIED: Final = (
    "Of schema.org only parts of the list of GovernmentService were seen; all else is used from knowledge of it.",
)

_GOVERNMENT: Final = frozenset({"law_enforcement_authority", "public_body"})
_USED: Final = (
    "deployment.title", "deployment.summary", "deployment.technology", "operator.name", "operator.type", "operator.address",
    "operator.contact", "operator.identifier", "place.country", "purpose.statement", "purpose.code", "filing.language",
)  # fmt: skip


def write(view: PublicView, address: str) -> Exported:
    """The JSON-LD for `view`, whose permanent address in this register is `address`."""
    public = view.value("operator.type") in _GOVERNMENT
    language = view.value("filing.language")
    document = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": address,
        **_said(
            name=view.value("deployment.title") or view.deployment,
            description=view.value("deployment.summary") or view.value("purpose.statement"),
            url=address,
            identifier=view.deployment,
            version=str(view.version),
            inLanguage=language if language != "other" else None,
            isAccessibleForFree=True,
            keywords=_words(view, "deployment.technology"),
            about={
                "@type": "GovernmentService" if public else "Service",
                **_said(
                    name=view.value("deployment.title") or view.deployment,
                    description=view.value("purpose.statement"),
                    serviceType=_words(view, "deployment.technology"),
                    category=_words(view, "purpose.code"),
                    areaServed=_country(view),
                    jurisdiction=_country(view) if public else None,
                    provider=_provider(view, public),
                ),
            },
        ),
    }
    report = Report(
        checked="The types and properties, against those of schema.org that this registry lists; schema.org has no schema to "
        "check a document against.",
        problems=tuple(problems(document)),
        not_carried=not_carried(view, _USED),
        not_verified=NOT_VERIFIED,
    )
    return Exported(document, report)


def problems(node: Json) -> Iterator[str]:
    """Every type, and every property of one, that is not listed."""
    if isinstance(node, list):
        for member in node:
            yield from problems(member)
    if not isinstance(node, dict):
        return
    kind = str(node.get("@type"))
    if kind not in PROPERTIES:
        yield f"{kind} is no type that is used here."
        return
    for name, value in node.items():
        if not name.startswith("@") and name not in PROPERTIES[kind]:
            yield f"{kind} has no property {name}."
        if isinstance(value, dict | list):
            yield from problems(
                [one for one in ([value] if isinstance(value, dict) else value) if isinstance(one, dict)]
            )


def _provider(view: PublicView, public: bool) -> dict[str, Json] | None:
    if not is_value(name := view.value("operator.name")):
        return None
    return {
        "@type": "GovernmentOrganization" if public else "Organization",
        **_said(
            name=name,
            address=view.value("operator.address"),
            identifier=view.value("operator.identifier"),
            contactPoint=_contact(view.value("operator.contact")),
        ),
    }


def _contact(text: str | None) -> dict[str, Json] | None:
    if not text:
        return None
    kind = "url" if text.startswith(("http://", "https://")) else "email" if "@" in text else "telephone"
    return {"@type": "ContactPoint", kind: text}


def _country(view: PublicView) -> dict[str, Json] | None:
    code = view.value("place.country")
    return {"@type": "Country", "name": code, "identifier": code} if code else None


def _words(view: PublicView, path: str) -> str | None:
    return str(value).replace("_", " ") if (value := view.value(path)) else None


def _said(**properties: Json) -> dict[str, Json]:
    return {name: value for name, value in properties.items() if value is not None}
