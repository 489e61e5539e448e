"""Where every public page lies: the one function through which links are made.

Knows: the fixed addresses of the register, and how the same page is addressed by the server and in a published copy
of static files. Does not know what a page shows.

The server answers `/deployments/<id>`; a copy holds `deployments/<id>/index.html` and links to that file, so that it can be
read from a folder, and every address of the server works on a copy that is served too (a static server redirects to the one
with the slash). A copy cannot search or filter: asking for such an address there is an error, and templates do not offer it.
What a copy does not hold lies at the register of which it is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from typing import Final
from urllib.parse import quote, urlencode

from registry import assets
from registry.errors import RegistryError


@dataclass(frozen=True, kw_only=True)
class Site:
    """Where and how pages are shown: `base`, below which they lie, starts and ends with a slash, and with the language unless it
    is English; `static` is a published copy of files, whose base may be relative to the page; `takes_acts`: whether whoever
    shows them takes what anyone sends; `here`: the address at which the page can be asked for again, below `base`, or None where
    there is none; `register`: of which register it is a copy, made on the day `copied_on`."""

    base: str = "/"
    static: bool = False
    takes_acts: bool = True
    language: str = "en"
    direction: str = "ltr"
    here: str | None = None
    register: str | None = None
    copied_on: str | None = None

    @property
    def root(self) -> str:
        """Where what has no language lies: files, and the pages in English."""
        return self.base if self.language == "en" else self.base.removesuffix(f"{self.language}/")


PAGES: Final = {
    "home": "",
    "deployments": "deployments",
    "deployment": "deployments/{}",
    "version": "deployments/{}/versions/{}",
    "findings": "deployments/{}/versions/{}/requirements",
    "findings_of": "deployments/{}/versions/{}/requirements/{}",
    "record": "deployments/{}/versions/{}/record",
    "rerun": "deployments/{}/versions/{}/rerun",
    "changes": "deployments/{}/changes",
    "compare": "compare",
    "places": "places",
    "place": "places/{}",
    "technology": "technologies/{}",
    "bodies": "bodies",
    "body": "bodies/{}",
    "sightings": "sightings",
    "cases": "cases",
    "case": "cases/{}",
    "requirements": "requirements",
    "requirement": "requirements/{}",
    "bundles": "bundles/",
    "log": "log/",
    "check": "check",
    "sign_in": "sign-in",
    "account": "account",
    "desk": "desk",
    "desk_act": "desk/acts/{}",
    "draft": "desk/drafts/{}",
    "draft_tasks": "desk/drafts/{}/tasks",
    "draft_answers": "desk/drafts/{}/answers/{}",
    "draft_check": "desk/drafts/{}/check",
    "upload": "desk/uploads/{}",
    "prepared": "desk/prepared/{}",
    "sign_prepared": "desk/prepared/{}/sign",
    "moderation": "desk/moderation/{}/{}",
    "desk_body": "desk/bodies/{}",
    "desk_queue": "desk/queues/{}/{}",
    "audit": "desk/audit",
    "case_file": "desk/case-files/{}",
    "impacts": "desk/impact",
    "impact": "desk/impact/{}",
    "replay": "desk/decisions/{}/{}",
}
FILES: Final = {
    "upload_template": "desk/upload-templates/{}",
    "case_file_zip": "desk/case-files/{}.zip",
    "impact_svg": "desk/impact/{}.svg",
    "deployments_csv": "deployments.csv",
    "deployments_atom": "deployments.atom",
    "deployments_feed": "deployments.feed.json",
    "entry": "deployments/{}/versions/{}/entry",
    "proof": "deployments/{}/versions/{}/proof",
    "export": "deployments/{}/versions/{}/export/{}",
    "lost": "deployments/{}/versions/{}/export/{}/lost",
    "log_file": "log/{}/{}",
    "bundle": "bundles/{}.tar.gz",
    "bundle_index": "bundles/index.json",
    "bundle_key": "bundles/keys/{}.pem",
}
ACTIONS: Final = {
    "sign_in_passkey": "sign-in/passkey",
    "sign_in_options": "sign-in/passkey/options.json",
    "sign_in_link": "sign-in/link",
    "sign_in_provider": "sign-in/provider",
    "sign_out": "account/sign-out",
    "end_session": "account/sessions/{}/end",
    "end_sessions": "account/sessions/end",
    "tokens": "account/tokens",
    "revoke_token": "account/tokens/{}/revoke",
    "new_passkey": "account/passkeys",
    "new_passkey_options": "account/passkeys/options.json",
    "new_identity": "account/identities",
    "remove_credential": "account/credentials/{}/remove",
    "signed_act": "desk/acts/{}/signed",
    "new_draft": "desk/drafts",
    "hand_over_draft": "desk/drafts/{}/hand-over",
    "take_back_draft": "desk/drafts/{}/take-back",
    "delete_draft": "desk/drafts/{}/delete",
    "submit_draft": "desk/drafts/{}/submit",
    "confirm_prepared": "desk/prepared/{}/confirm",
    "return_prepared": "desk/prepared/{}/return",
    "delete_prepared": "desk/prepared/{}/delete",
    "invite": "desk/bodies/{}/people",
    "invite_again": "desk/bodies/{}/people/{}/link",
    "subscribe": "desk/bodies/{}/notices",
    "unsubscribe": "desk/bodies/{}/notices/{}/end",
    "test_notice": "desk/bodies/{}/notices/{}/test",
    "replay_notice": "desk/bodies/{}/notices/{}/replay",
}
"""Where forms are sent. A published copy has none."""
COPIED: Final = frozenset(
    {
        *("home", "deployments", "deployment", "version", "findings", "record", "entry", "proof"),
        *("sightings", "cases", "case"),
        *("requirements", "requirement", "bundles", "log"),
    }
)
"""What a copy of a register holds (`operations.copy_pages`)."""
_PATTERNS: Final = {**ACTIONS, **FILES, **PAGES}


def address(site: Site, name: str, *parts: str | int, **query: str | int | Sequence[str]) -> str:
    """The address of page, file or form `name` (a key of PAGES, FILES or ACTIONS); empty values of `query` are left out.

    Raises `pages.address` where the name is unknown, or a copy of static files is asked for a search.
    """
    asked = {key: value for key, value in query.items() if value not in ("", ())}
    path = _path(name, parts)
    if site.register is not None and name not in COPIED:
        return f"{site.register}/{path}" + (f"?{urlencode(asked)}" if asked else "")
    if name in PAGES and site.static:
        number = asked.pop("page", 1)
        if asked:
            raise _unknown(f"a published copy has no search, so no address for {', '.join(sorted(asked))}")
        folders = (path.rstrip("/"), *(() if number == 1 else ("page", str(number))))
        return site.base + "/".join((*filter(None, folders), "index.html"))
    if asked.get("page") == 1:
        del asked["page"]
    below = site.root if name in FILES else site.base
    return f"{below}{path}" + (f"?{urlencode(asked, doseq=True)}" if asked else "")


def check_address(site: Site, deployment: str, version: int) -> str:
    """The address of the page on which a browser checks the decision on a version, and is told which."""
    # That page fetches from the register that served it: what it is told has to be an address there.
    served = Site(base=f"{site.register}/") if site.register is not None else site
    return f"{address(site, 'check')}#{address(served, 'version', deployment, version)}"


def in_language(site: Site, language: str) -> str:
    """The address of the page that is shown, in another language. Raises `pages.address` where the page cannot be asked again."""
    if site.here is None:
        raise _unknown("this page has no address of its own")
    return f"{site.root}{'' if language == 'en' else f'{language}/'}{site.here}"


def twin(site: Site, name: str, *parts: str | int, **query: str | int | Sequence[str]) -> str:
    """The address of the same page as JSON: `.json` behind its address; `index.json` for the first page."""
    asked = {key: value for key, value in query.items() if value not in ("", ())}
    path = _path(name, parts).rstrip("/") or "index"
    if site.static:
        page = asked.pop("page", 1)
        if asked:
            raise _unknown("a published copy has no search")
        path = path if page == 1 else f"{path}/page/{page}"
    elif asked.get("page") == 1:
        del asked["page"]
    return f"{site.root}{path}.json" + (f"?{urlencode(asked, doseq=True)}" if asked else "")


def file_name(site: Site, made: str) -> str:
    """The file, relative to the root of a published copy, that answers the address `made` by this module."""
    return made.removeprefix(site.base).partition("?")[0]


def asset(site: Site, name: str) -> str:
    """The address of a file of `web/`; it changes with the content, so that it can be cached for ever."""
    return f"{site.root}static/{name}?v={asset_version(name)}"


@cache
def asset_version(name: str) -> str:
    """What the address of a file of `web/` has of its content."""
    return sha256((assets.web() / name).read_bytes()).hexdigest()[:12]


def _path(name: str, parts: tuple[str | int, ...]) -> str:
    pattern = _PATTERNS.get(name)
    if pattern is None or pattern.count("{}") != len(parts):
        raise _unknown(f"there is no page '{name}' with {len(parts)} parts")
    return pattern.format(*map(_quoted, parts))


@lru_cache(4096)
def _quoted(part: str | int) -> str:
    return quote(str(part), safe="")


def _unknown(what: str) -> RegistryError:
    return RegistryError("pages.address", what, hint="This is a fault of this software; please report it.")
