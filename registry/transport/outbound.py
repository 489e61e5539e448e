"""Requests to addresses that others named: which no request goes to, and how one is made so that none does.

Knows: HTTP, and what an address of the network is for. A host is resolved once, every address it has is judged, and the
connection goes to one of those: a name that means something else a moment later gains nothing. Certificates are verified
for the name. Follows no redirect and no proxy of the environment. Does not know what is asked.

`but_never_local` judges what an operator named, who may well keep a witness on a private network; `PublicOnly` what anybody
named. Neither lets anything through to where a cloud tells its machines their secrets, whatever is allowed, nor to an IPv6
address that carries an IPv4 address which it would refuse.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from registry.errors import RegistryError
from registry.transport.answer_deadline import Adapter, Pools, Session, answering

MAX_ANSWER: Final = 256 * 1024

_HOST: Final = re.compile(r"[\w.-]+|[0-9a-f:.]+")
"""A name, in whatever script, or an address: no space, no escape, and no zone, which only the machine itself knows."""
_LOOPBACK: Final = ("127.0.0.1", "::1")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Judge = Callable[[IPAddress], bool]
"""Whether a request may go to an address."""

_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAT64: Final = ipaddress.IPv6Network("64:ff9b:1::/48")
"""RFC 8215. Where in such an address the IPv4 address stands is the network's own choice (RFC 6052, 2.2)."""
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
_ISATAP: Final = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")
"""RFC 5214, section 6.1: the beginning of an interface identifier that ends with an IPv4 address."""
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_SPECIAL: Final = tuple(
    map(
        ipaddress.ip_network,
        # RFC 6890 and IANA's registries: protocol assignments, 6to4 (of either family), Teredo, documentation, benchmarking.
        (
            "192.0.0.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
        ),
    )
)
_METADATA: Final = frozenset(
    map(
        ipaddress.ip_address,
        # Where clouds answer their own machines, beside link-local addresses: Azure's is a public one, Oracle's is reserved,
        # Alibaba's is shared, those of AWS and Google over IPv6 are unique local.
        ("168.63.129.16", "192.0.0.192", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254"),
    )
)


@dataclass(frozen=True)
class Reply:
    """What was answered, whatever it is."""

    status: int
    body: bytes

    def words(self) -> str:
        """The beginning of the body in one printable line, for messages."""
        text = " ".join(self.body[:200].decode("utf-8", "replace").split())
        return "".join(char if char.isprintable() else "?" for char in text)


def but_never_local(ip: IPAddress) -> bool:
    """Anywhere but where nobody answers, or this machine's surroundings do: link-local, clouds' secrets, multicast."""
    if ip in _METADATA or ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        return False
    return all(but_never_local(one) for one in _carried(ip))


@dataclass(frozen=True)
class PublicOnly:
    """Addresses of the public network, and the networks that the operator allows."""

    allowed: tuple[Network, ...] = ()

    def __call__(self, ip: IPAddress) -> bool:
        if ip in _METADATA or not all(map(self, _carried(ip))):
            return False
        if any(ip in network for network in self.allowed):
            return True
        if ip.is_multicast or ip.is_reserved or any(ip in network for network in _SPECIAL):
            return False
        return ip.is_global and (ip.version == 4 or ip in _UNICAST)


def request(
    method: str,
    address: str,
    body: bytes | None,
    deadline: float,
    headers: Mapping[str, str],
    may_reach: Judge,
) -> Reply:
    """One request; the whole answer must be there by `deadline` (time.monotonic).

    Raises `outbound.address` for an address that is none or that no request may go to, `outbound.unreachable` without an
    answer in time. No message repeats more of the address than scheme and host.
    """
    require_address(address)
    left = deadline - time.monotonic()
    if left <= 0:
        raise _unreachable(address, "it did not answer in time")
    with Session() as session:
        session.trust_env = False
        session.headers["Accept-Encoding"] = "identity"
        connections = _connections(address, deadline, may_reach)
        session.mount("http://", Adapter(connections))
        session.mount("https://", Adapter(connections))
        try:
            with session.request(
                method,
                address,
                data=body,
                headers=dict(headers),
                timeout=left,
                allow_redirects=False,
                stream=True,
            ) as answer:
                data = bytearray()
                # Whatever has arrived: who sends a byte at a time must not hold anything up.
                while chunk := answer.raw.read1(1 << 16):
                    data += chunk
                    if len(data) > MAX_ANSWER or time.monotonic() > deadline:
                        raise _unreachable(address, "its answer is too long or too slow")
                return Reply(answer.status_code, bytes(data))
        except (requests.RequestException, urllib3.exceptions.HTTPError, UnicodeError) as error:
            raise _unreachable(address, type(error).__name__) from None


def require_address(address: str) -> None:
    """Raise `outbound.address` unless this is an http(s) address of a host, without user, query or fragment."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        usable = usable and _HOST.fullmatch(parts.hostname or "") is not None
    except ValueError:
        usable = False
    if not usable or parts.username is not None or parts.query or parts.fragment or not address.isprintable():
        raise RegistryError(
            "outbound.address",
            f"{named(address)} is no address that a request could go to",
            hint="Write it as https://host.example/path, without user, query or fragment.",
        )


def require_literal(address: str, may_reach: Judge) -> None:
    """Raise `outbound.address` where the host is an address of the network itself, however it is spelt, and no request goes
    there. A name is judged when it is resolved, but `localhost` means this machine whoever resolves it (RFC 6761, 6.3).
    """
    host = (urlsplit(address).hostname or "").removesuffix(".")
    if host == "localhost" or host.endswith(".localhost"):
        if not any(may_reach(_meant(ip)) for ip in _LOOPBACK):
            _require_reach(address, [(None, None, None, None, (_LOOPBACK[0],))], may_reach)
        return
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return
    _require_reach(address, found, may_reach)


def named(address: str) -> str:
    """Scheme, host and port of an address, for messages: the path of a webhook, and whoever is named before the host, can be
    secrets.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not host.isprintable() or not host:
        return "what was given"
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host[:200]}" + (f":{port}" if port is not None else "")


def networks(text: str) -> tuple[Network, ...]:
    """The networks in a list such as `10.1.2.0/24, fd00:7::/64`; raises ValueError."""
    return tuple(ipaddress.ip_network(part) for part in text.replace(",", " ").split())


def _connections(address: str, deadline: float, may_reach: Judge) -> Pools:
    whole = answering(lambda: deadline)

    class Plain(HTTPConnection):
        response_class = whole

        def _new_conn(self) -> socket.socket:
            return _connect(self._dns_host, self.port, address, deadline, may_reach)

    class Secure(HTTPSConnection):
        response_class = whole

        def _new_conn(self) -> socket.socket:
            return _connect(self._dns_host, self.port, address, deadline, may_reach)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _connect(host: str, port: int, address: str, deadline: float, may_reach: Judge) -> socket.socket:
    found = _resolved(host, port, deadline)
    if found is None:
        raise _unreachable(address, f"the name {host[:200]} is not known")
    _require_reach(address, found, may_reach)
    for family, kind, protocol, _, sockaddr in found:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(left)
            made.connect(sockaddr)
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError:
            made.close()
            continue
        return made
    raise _unreachable(address, "no connection")


def _require_reach(address: str, found: list[Any], may_reach: Judge) -> None:
    for *_, sockaddr in found:
        ip = _meant(str(sockaddr[0]))
        if not may_reach(ip):
            raise RegistryError(
                "outbound.address",
                f"{named(address)} leads to {ip}, where no request goes",
                hint="Correct the address. Addresses of one's own network are allowed by the settings, if at all.",
            )


def _resolved(host: str, port: int, deadline: float) -> list[Any] | None:
    """What a name means; None where it means nothing, or nobody said so by the deadline: a resolver keeps to none itself."""
    found: SimpleQueue[list[Any] | None] = SimpleQueue()

    def ask() -> None:
        try:
            found.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            found.put(None)

    threading.Thread(target=ask, daemon=True, name="resolver").start()
    try:
        return found.get(timeout=max(0.0, deadline - time.monotonic()))
    except Empty:
        return None


def _meant(text: str) -> IPAddress:
    """The address that is really reached: the one that is mapped or translated, where there is one."""
    ip = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return ipaddress.IPv4Address(ip.packed[-4:])
    return ip


def _carried(ip: IPAddress) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses to which a packet for this IPv6 address may be handed on: tunnels and translators unpack them."""
    if isinstance(ip, ipaddress.IPv4Address):
        return
    data = ip.packed
    if ip.ipv4_mapped is not None:
        yield ip.ipv4_mapped
    if ip.sixtofour is not None:
        yield ip.sixtofour
    if ip.teredo is not None:
        yield from ip.teredo
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1) or data[8:12] in _ISATAP:
        yield ipaddress.IPv4Address(data[12:])
    if ip in _LOCAL_NAT64:
        for place in ((6, 7, 9, 10), (7, 9, 10, 11), (9, 10, 11, 12), (12, 13, 14, 15)):
            one = ipaddress.IPv4Address(bytes(data[byte] for byte in place))
            if not one.is_unspecified:
                yield one


def _unreachable(address: str, why: str) -> RegistryError:
    return RegistryError(
        "outbound.unreachable",
        f"{named(address)}: {why}",
        hint="Nothing is known of it now. Try again later.",
    )
