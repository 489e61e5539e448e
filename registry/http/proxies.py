"""Who stands behind a proxy: the client's address and scheme, as proxies say that the operator trusts.

Knows: `X-Forwarded-For` and `X-Forwarded-Proto`, the two that nginx, Caddy, HAProxy and the balancers of clouds write. They are
believed from the addresses that the settings name and from nobody else. Each proxy adds at the right whom it was asked by, so
the list is read from there: the first that is no trusted proxy is the client, and what stands to the left of it is what the
client says of itself. Every other header of the kind (`Forwarded`, `X-Real-IP`) is ignored, and without the setting these two
are as well. Does not know which spelling a name had: in WSGI `X_Forwarded_For` is the same, so proxies have to drop names with
underscores.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from flask import Request

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

MAX_HOPS: Final = 16
"""So many entries of the list are looked at; nobody has more proxies of their own in a row."""

_WITH_PORT: Final = re.compile(r"\[(?P<six>[^\[\]]*)\](:[0-9]{1,5})?|(?P<four>[0-9.]+):[0-9]{1,5}", re.ASCII)


class BehindProxies:
    """A WSGI application for which REMOTE_ADDR and `wsgi.url_scheme` are the client's, where `trusted` proxies say so."""

    def __init__(self, application: Application, trusted: tuple[Network, ...]) -> None:
        self._application = application
        self._trusted = trusted

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        peer = _address(environ.get("REMOTE_ADDR", ""))
        if peer is not None and self._trusts(peer):
            client = self._client(peer, environ.get("HTTP_X_FORWARDED_FOR", ""))
            environ = {
                **environ,
                "REMOTE_ADDR": str(client),
                "wsgi.url_scheme": _scheme(environ),
            }
        return self._application(environ, start_response)

    def _client(self, peer: IPAddress, said: str) -> IPAddress:
        for text in _from_the_right(said):
            hop = _address(text)
            if hop is None:
                # A trusted proxy passed on what is no address: nobody nearer than that proxy is known.
                return peer
            peer = hop
            if not self._trusts(hop):
                return hop
        return peer

    def _trusts(self, ip: IPAddress) -> bool:
        return any(ip in network for network in self._trusted)


def is_exposed(request: Request) -> bool:
    """Whether others could read the request on its way: it came neither over TLS, as far as a trusted proxy says, nor from
    this machine."""
    ip = _address(request.remote_addr or "")
    return not request.is_secure and (ip is None or not ip.is_loopback)


def _scheme(environ: dict[str, Any]) -> str:
    # More than one word is what several proxies said, or one and the client: only where all say https it is.
    said = {word.strip().lower() for word in environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")}
    return "https" if said == {"https"} else "http" if said != {""} else str(environ["wsgi.url_scheme"])


def _from_the_right(said: str) -> Iterator[str]:
    if said:
        yield from reversed(said.rsplit(",", MAX_HOPS)[-MAX_HOPS:])


def _address(text: str) -> IPAddress | None:
    """The address in one entry of the list, with or without port and brackets; None where there is none."""
    text = text.strip(" \t")
    if match := _WITH_PORT.fullmatch(text):
        text = match["six"] or match["four"] or ""
    try:
        ip = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, ipaddress.IPv6Address) else ip
