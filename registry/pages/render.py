"""A view becomes an HTML page: `render(page)`.

Knows: which template draws which view, and what templates may call. Everything is escaped, and a name that a template
misspells is an error, not an empty place. Does not know the server: the same function writes the published copy.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from registry import assets
from registry.domain.record import definitions, sections
from registry.pages import (
    act_words,
    address,
    answer_first,
    case_words,
    comparison,
    desk_words,
    language,
    plots,
    queue_words,
    record_parts,
    requirement_lines,
    text,
    tile_map,
    words,
)
from registry.pages.account_views import AccountPage, LinkPage, ProviderPage, SignInPage
from registry.pages.api_view import ApiPage
from registry.pages.audit_views import AuditPage, ReplayPage
from registry.pages.body_views import BodyPage
from registry.pages.bundle_view import BundleList
from registry.pages.case_file_views import CaseFilePage
from registry.pages.case_views import CaseList, CasePage
from registry.pages.comparison import ChangesPage, ComparePage
from registry.pages.deployment_views import (
    DeploymentInBrief,
    DeploymentPage,
    FindingsPage,
    OneVersionInBrief,
    RecordPage,
    RerunPage,
    VersionPage,
)
from registry.pages.desk_views import (
    ActFormPage,
    DeskPage,
    DonePage,
    DraftPage,
    FiledPage,
    ModerationPage,
    PreparedPage,
    SignPage,
)
from registry.pages.error_texts import english, error_text
from registry.pages.filing_views import AnswersPage, CheckAnswersPage, TasksPage, UploadPage
from registry.pages.impact_views import ImpactList, ImpactPage
from registry.pages.list_views import DeploymentList, Home
from registry.pages.log_views import CheckPage, LogPage
from registry.pages.overview_views import PlaceList, PlacePage, TechnologyPage
from registry.pages.queue_views import QueuePage
from registry.pages.record_words import record_word
from registry.pages.registered_body_views import BodyList, RegisteredBodyPage
from registry.pages.requirement_views import RequirementList, RequirementPage
from registry.pages.sighting_views import SightingList
from registry.pages.views import ErrorPage, Page

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What the pages need, for the header that the server sends: nothing inline, nothing from elsewhere."""
PASSKEY_SECURITY_POLICY: Final = f"{CONTENT_SECURITY_POLICY}; connect-src 'self'"
"""For the pages that ask for a passkey: they fetch a challenge of their own register, and nothing else."""

_TEMPLATES: Final[Mapping[type[Page], str]] = {
    Home: "home.html",
    DeploymentList: "deployments.html",
    DeploymentInBrief: "deployment.html",
    DeploymentPage: "deployment.html",
    OneVersionInBrief: "version.html",
    VersionPage: "version.html",
    FindingsPage: "findings.html",
    RecordPage: "whole_record.html",
    RequirementList: "requirements.html",
    RequirementPage: "requirement.html",
    BundleList: "bundles.html",
    SightingList: "sightings.html",
    CaseList: "cases.html",
    CasePage: "case.html",
    ComparePage: "compare.html",
    ChangesPage: "changes.html",
    BodyList: "bodies.html",
    RegisteredBodyPage: "registered_body.html",
    PlaceList: "places.html",
    PlacePage: "place.html",
    TechnologyPage: "technology.html",
    LogPage: "log.html",
    CheckPage: "check.html",
    RerunPage: "rerun.html",
    ErrorPage: "error.html",
    SignInPage: "sign_in.html",
    LinkPage: "sign_in_link.html",
    ProviderPage: "provider.html",
    AccountPage: "account.html",
    DeskPage: "desk.html",
    ActFormPage: "act_form.html",
    SignPage: "act_sign.html",
    DonePage: "act_done.html",
    DraftPage: "draft.html",
    FiledPage: "draft_filed.html",
    TasksPage: "draft_tasks.html",
    AnswersPage: "draft_answers.html",
    CheckAnswersPage: "draft_check.html",
    UploadPage: "draft_upload.html",
    PreparedPage: "act_prepared.html",
    ModerationPage: "kept_back.html",
    BodyPage: "body.html",
    QueuePage: "queue.html",
    AuditPage: "audit.html",
    ReplayPage: "replay.html",
    CaseFilePage: "case_file.html",
    ImpactList: "impacts.html",
    ImpactPage: "impact.html",
    ApiPage: "api.html",
}


def render(page: Page) -> str:
    """The HTML document of `page`."""
    template = _environment().get_template(_TEMPLATES[type(page)])
    with language.speaking(page.site.language):
        return template.render(
            page=page,
            site=page.site,
            address=partial(address.address, page.site),
            twin=partial(address.twin, page.site),
            asset=partial(address.asset, page.site),
            in_language=partial(address.in_language, page.site),
            check_address=partial(address.check_address, page.site),
        )


def page_name(page: Page) -> str:
    """The name of the kind of page, as JSON twins state it."""
    return _TEMPLATES[type(page)].removesuffix(".html")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(assets.web() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.say, language.say_plural, newstyle=True
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update(_filters())
    environment.globals.update(
        words=words,
        languages=language.LANGUAGES,
        offered=language.offered,
        is_reviewed=language.is_reviewed,
        act_words=act_words,
        desk_words=desk_words,
        case_words=case_words,
        queue_words=queue_words,
        record_word=record_word,
        definitions=definitions(),
        section_titles={path: section.title for path, section in sections().items()},
        answer_first=answer_first.answer_first,
        as_text=answer_first.as_text,
        determination=answer_first.determination,
        parts=record_parts,
        lines=requirement_lines,
        comparison=comparison,
        drawn_once=cache,
        plots=plots,
        tile_map=tile_map,
    )
    return environment


def _filters() -> dict[str, Any]:
    return {
        "error": error_text,
        "english": english,
        "filed": text.filed,
        "plain": text.plain,
        "prose": text.prose,
        "weblink": text.weblink,
        "is_weblink": text.is_weblink,
        "day": words.day,
        "instant": words.instant,
        "number": words.number,
        "counted": words.counted,
        "sentence": words.sentence,
        "said": language.say,
        "zip": zip,
    }
