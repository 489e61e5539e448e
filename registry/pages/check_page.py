"""The page on which a browser checks one decision by itself, served by a register or lying in a folder of its own.

Knows: what each reason of web/verify.js means in words, what the page may connect to, and which files it needs. Does not
know how anything is verified, and hands no key to the page: keys come from the reader.
"""

from __future__ import annotations

from typing import Final

from registry import assets
from registry.pages.address import Site
from registry.pages.log_views import CheckPage
from registry.pages.render import CONTENT_SECURITY_POLICY, render

CHECK_SECURITY_POLICY: Final = f"{CONTENT_SECURITY_POLICY}; connect-src 'self'"
"""For the served page: it fetches entry and proof of a decision of its own register, and nothing else."""

# A meta element cannot state frame-ancestors. Any register may be asked, over a connection that nobody changes.
_ALONE: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; "
    "connect-src https: http://127.0.0.1:* http://localhost:*"
)
_FILES: Final = ("style.css", "favicon.svg", "verify.js", "steps.js", "check.js")

REASONS: Final = {
    "no-keys": "no key was given",
    "no-proof": "it needs a proof that can be read",
    "no-issuer-key": "no key was given for the name under which the entry says that it is signed, and that belongs to "
    "the log of the proof",
    "no-log-key": "no Ed25519 key of this log was given",
    "no-policy": "no policy was given; a policy with the line “quorum none” says that you ask for no witness",
    "no-cosignatures": "it needs cosignatures that hold",
    "another-decision": "the entry decides on something else than the address says",
    "entry-size": "the entry is longer than any entry of a log",
    "entry-form": "the entry is not a signed envelope as registers write them; it must be the exact bytes",
    "signature-wrong": "a signature does not fit what it stands under",
    "vkey-form": "this is not a key of the form name+identifier+base64",
    "vkey-type": "this key is of a kind that no log of this software uses, or of another length",
    "vkey-weak": "under this key anybody can sign",
    "vkey-id": "the identifier does not fit the key",
    "keys-clash": "two keys share a name and an identifier",
    "policy-size": "the policy is too long",
    "policy-end": "the last line of the policy does not end with a newline",
    "policy-control": "the policy holds a control character",
    "policy-line": "this line of the policy is of no form that a policy has",
    "policy-name": "the policy defines a name twice, or the name “none”",
    "policy-type": "the policy gives a key of a kind with which such a party does not sign",
    "policy-same-key": "the policy gives one key twice",
    "policy-member": "a group names somebody whom no line before it defines, or who is in a group already",
    "policy-threshold": "a group asks for more members than it has, or for none",
    "policy-quorum": "the policy has no quorum line, two of them, or one that names nobody",
    "policy-origin": "no key of this log was given, and your policy does not list it",
    "proof-form": "this is not a proof of the form c2sp.org/tlog-proof@v1",
    "note-form": "the checkpoint is not a signed note",
    "note-line": "a signature line of the checkpoint cannot be read",
    "checkpoint-form": "the checkpoint does not state a name, a size and a root hash",
    "log-unsigned": "a key of the log that you gave did not sign this checkpoint",
    "inclusion-index": "the proof is about a place that a log of this size does not have",
    "inclusion-hash": "a hash does not have 32 bytes",
    "inclusion-length": "the path has another number of hashes than a log of this size has on that way",
    "inclusion-root": "the hashes lead to another root than the checkpoint states: this entry does not stand at this place",
    "quorum-mldsa": "the quorum is met only if witnesses are counted that sign with ML-DSA-44, which is not checked here",
    "quorum-missing": "fewer witnesses cosigned than the policy asks for",
}  # fmt: skip
WORDS: Final = {
    "file": "from the file",
    "pasted": "pasted by you",
    "none": "none was given",
    "empty": "Give the address of a version, or both an entry and its proof.",
    "twice": "An address is given and an entry or proof, too. Empty the one that is not to be checked.",
    "address": "This is not the address of a version: it ends with /deployments/, an id, /versions/ and a number.",
    "unreachable": "Entry and proof could not be fetched from this address. Download both and give them as files.",
}


def check_page(*, development_keys: bool, site: Site | None = None) -> CheckPage:
    """The page, to be rendered; without `site` for the copy that lies in a folder and can ask any register."""
    alone = site is None
    return CheckPage(
        development_keys=development_keys,
        site=site or Site(base="./", static=True, takes_acts=False),
        alone=alone,
        security_policy=_ALONE if alone else CHECK_SECURITY_POLICY,
        reasons=tuple(REASONS.items()),
        problems=tuple(WORDS.items()),
    )


def folder() -> dict[str, bytes]:
    """Every file of the copy that works from a folder or any server, by its path in that folder."""
    html = render(check_page(development_keys=False)).encode()
    return {"index.html": html, **{f"static/{name}": (assets.web() / name).read_bytes() for name in _FILES}}
