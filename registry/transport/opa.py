"""The second engine, and the reference: OPA itself, as a server.

Knows: how to ask an OPA server for an assessment, and how to tell that it runs one certain release before its
word counts. Does not know what a release is: it is given the digest and the documents to look for.

OPA's client loses OPA's error text and follows redirects and proxies, so a small class of ours stands between.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, NoReturn
from urllib.parse import urlsplit

import requests
from opa_client.opa import OpaClient  # type: ignore[import-untyped]

from registry.domain.canonical import parse_canonical
from registry.errors import RegistryError

DATA = "data.json"
_QUERY = {"provenance": "true", "strict-builtin-errors": "true"}


class OpaEngine:
    """An `Engine` (registry.policy.engine) over the OPA server at `url`.

    `digest` is the release's, which the server must give as the revision of its one bundle; `documents` are
    the release's Rego files by path and its data as `data.json`, each compared with what the server holds
    before the first assessment. `entrypoint` is the rule that the release is asked for, and `assemble` makes the
    canonical bytes of the assessment of what that gives. `timeout` is in seconds; a server
    that let it pass is not asked again for as long.
    Raises `opa.address`, `opa.unreachable`, `opa.failed`, `opa.answer` and `opa.release`.
    """

    name = "opa"

    def __init__(
        self,
        url: str,
        digest: str,
        documents: Mapping[str, bytes],
        entrypoint: str,
        assemble: Callable[[Any, str], bytes],
        *,
        timeout: float = 5.0,
    ) -> None:
        self._connect = _connector(url, timeout)
        self._digest = digest
        self._rule = entrypoint.split("/")
        self._assemble = assemble
        self._clients = threading.local()
        self._timeout = timeout
        self._silent_until = 0.0
        self.version = self._verified(documents)

    def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
        """See `Engine.assess`. Raises `opa.undefined` and what the class raises."""
        question = {"facts": parse_canonical(facts), "law_date": law_date}
        answer = self._asked(lambda client: client.query_rule(question, *self._rule, _QUERY))
        self._require_release(answer)
        if "result" not in answer:
            raise RegistryError(
                "opa.undefined",
                "OPA has no assessment for these facts",
                hint="A release must give one for any facts: report this with the facts.",
            )
        try:
            return self._assemble(answer["result"], "OPA")
        except RegistryError as error:
            _nonsense(error.message, error)

    def _verified(self, documents: Mapping[str, bytes]) -> str:
        """Compare everything the server holds with the release; the server's version."""
        rego = sorted(text.decode() for path, text in documents.items() if path != DATA)
        held = self._asked(lambda client: client.held_policies())
        try:
            modules = sorted(module["raw"] for module in held["result"])
        except (KeyError, TypeError) as error:
            _nonsense("its list of policies is not one", error)
        if modules != rego:
            self._another_release(f"it holds {len(modules)} policies that are not the release's {len(rego)}")
        for name, value in parse_canonical(documents[DATA]).items():
            if self._asked(lambda client: client.held_data(name)).get("result") != value:  # noqa: B023
                self._another_release(f"its data.{name} is not the release's")
        answer = self._asked(lambda client: client.held_data("no_such_document"))
        self._require_release(answer)
        return str(answer["provenance"].get("version"))

    def _require_release(self, answer: Mapping[str, Any]) -> None:
        match answer.get("provenance"):
            case {"bundles": dict(bundles)} if list(bundles.values()) == [{"revision": self._digest}]:
                return
            case {"bundles": dict(bundles)} if bundles:
                self._another_release(f"it runs {str(list(bundles.values()))[:200]}")
        self._another_release("it runs no bundle")

    def _another_release(self, what: str) -> NoReturn:
        raise RegistryError(
            "opa.release",
            f"the OPA server does not run the release {self._digest}: {what}",
            hint="Give it this release's bundle (`sightline policies bundle`) and nothing else.",
        )

    def _asked(self, ask: Callable[[_Client], Any]) -> dict[str, Any]:
        if not hasattr(self._clients, "client"):
            self._clients.client = self._connect()
        began = time.monotonic()
        if began < self._silent_until:
            raise _unreachable("it was silent a moment ago")
        try:
            answer = ask(self._clients.client)
        except requests.HTTPError as error:
            _failed(error)
        except (ValueError, RecursionError) as error:
            _nonsense("it is not JSON", error)
        except requests.RequestException as error:
            if time.monotonic() - began >= self._timeout:
                # Whoever asks next is told at once: a server that hangs must not keep all others waiting in turn.
                self._silent_until = time.monotonic() + self._timeout
            raise _unreachable(type(error).__name__) from error
        if not isinstance(answer, dict):
            _nonsense(f"it is {type(answer).__name__}")
        return answer


class _Client(OpaClient):  # type: ignore[misc]
    """OPA's client with a session that goes where it was told and nowhere else."""

    def held_policies(self) -> Any:
        """Every policy with its text."""
        return self._got("policies")

    def held_data(self, name: str) -> Any:
        """One part of the data document."""
        return self._got(f"data/{name}?provenance=true")

    def _got(self, path: str) -> Any:
        response = self._session.get(f"{self.root_url}/{path}", timeout=self.timeout)
        response.raise_for_status()
        return response.json()

    def _init_session(self) -> requests.Session:
        session: requests.Session = super()._init_session()
        session.trust_env = False
        session.max_redirects = 0
        return session


def _connector(url: str, timeout: float) -> Callable[[], _Client]:
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 8181)
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/") or not port:
        raise RegistryError(
            "opa.address",
            f"{url!r} is not the address of an OPA server",
            hint="Give scheme, host and port, as in http://127.0.0.1:8181.",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    https = parts.scheme == "https"
    return lambda: _Client(host=host, port=port, ssl=https, timeout=timeout, retries=1)


def _failed(error: requests.HTTPError) -> NoReturn:
    try:
        body = error.response.json()
        reasons = [body["message"], *(one["message"] for one in body.get("errors", []))]
        reason = f"{body['code']}: {'; '.join(reasons)}"
    except (ValueError, KeyError, TypeError, AttributeError):
        reason = f"HTTP status {error.response.status_code}"
    raise RegistryError(
        "opa.failed",
        f"OPA gave no assessment: {reason}",
        hint="Nothing was decided. Keep the facts and report this.",
    ) from error


def _unreachable(why: str) -> RegistryError:
    return RegistryError(
        "opa.unreachable",
        f"the OPA server does not answer: {why}",
        hint="Start it, or remove it from the configuration; until then nothing is decided.",
    )


def _nonsense(what: str, cause: Exception | None = None) -> NoReturn:
    raise RegistryError(
        "opa.answer",
        f"what answers at the OPA server's address does not answer as OPA does: {what}",
        hint="Check the configured address.",
    ) from cause
