"""The page on which a browser runs one decision again, with the policies of its own release.

Knows: what each reason of web/replay.js and web/engine.js means in words, which files of a release the page fetches, and what
the page and the worker that runs a module may do. Does not know how anything is evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from registry.pages.address import Site
from registry.pages.deployment_views import RerunPage
from registry.pages.render import CONTENT_SECURITY_POLICY

ENGINE: Final = "engine.js"
"""The script of the worker in which the policies run."""
RERUN_SECURITY_POLICY: Final = (
    CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    + "; connect-src 'self'"
)
"""For this page alone: it fetches from its own register, and may compile WebAssembly; neither text nor `eval` becomes script.

By the specification the policy of the worker would be enough; a browser in which a worker takes that of its page needs both.
"""
ENGINE_SECURITY_POLICY: Final = "default-src 'none'; script-src 'wasm-unsafe-eval'"
"""For the worker: it may compile WebAssembly, and fetch nothing from anywhere."""

_FETCHED: Final = ("manifest.json", "policy.wasm", "data.json", "catalogue.json")

REASONS: Final = {
    "needs": "it needs what stands above",
    "unreachable": "it could not be fetched",
    "too-long": "the file is longer than what is taken of it",
    "entry-size": "the entry is longer than any entry of a log",
    "entry-form": "the entry is not a signed envelope as registers write them",
    "not-a-decision": "the entry is no decision",
    "another-decision": "the entry decides on something else than the address of this page says",
    "json": "it is not JSON in the one spelling that is signed (RFC 8785): a key may stand there twice, or it was written anew",
    "digest": "the file does not have the SHA-256 that the decision names",
    "facts-version": "it is of another version of the facts than the decision names",
    "release-file": "it is not the file that the release’s manifest names",
    "manifest": "the manifest does not name the files of a release",
    "catalogue": "the release does not describe its requirements",
    "release-version": "the release calls itself another version than the decision does",
    "another-day": "the published assessment was made for another law date than the decision states",
    "another-assessment": "the published assessment says something else than the decision that was signed",
    "assessment": "it is not an assessment",
    "law-date": "there is no such day as the law date",
    "module": "this is not a policy module as OPA builds them",
    "builtins": "the policies need functions that no browser has",
    "entrypoint": "this page does not know the entry point of the release",
    "trap": "the policies stopped before they had an assessment",
    "space": "this browser has not the space that the policies need",
    "endless": "the policies did not end in time, and were stopped",
    "answer-size": "the policies answered at a length that no assessment has",
    "undefined": "the policies give no assessment for these facts",
    "answer": "the policies answered with something that is no assessment",
    "codes": "the release’s data does not say what its results mean",
    "worker": "this browser does not let the page run WebAssembly",
    "differs": "what was computed here is not what was signed; each difference stands under “What differs”",
    "differs-beneath": "every line of the decision is the same, but the assessment beneath it has other bytes",
}  # fmt: skip
WORDS: Final = {
    "doing-decision": "Fetching the decision…",
    "doing-facts": "Fetching the facts…",
    "doing-release": "Fetching the policies…",
    "doing-assessment": "Fetching the published assessment…",
    "doing-run": "Running the policies…",
    "doing-comparison": "Comparing…",
    "date": "Law date",
    "binding": "Under binding rules",
    "strict": "Under the strict reading",
    "nothing": "not there",
}


def rerun_page(
    *,
    deployment: str,
    version: int,
    title: str | None,
    year: int,
    files: Mapping[str, bytes],
    published: bool,
    command: str,
    development_keys: bool,
    site: Site | None = None,
) -> RerunPage:
    """The page, to be rendered; `files` are those of the decision's release, by path."""
    return RerunPage(
        development_keys=development_keys,
        site=site or Site(),
        deployment=deployment,
        version=version,
        title=title,
        year=year,
        bytes=sum(len(files[path]) for path in _FETCHED),
        published=published,
        command=command,
        reasons=tuple(REASONS.items()),
        problems=tuple(WORDS.items()),
    )
