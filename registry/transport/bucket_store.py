"""How a bucket of an S3-compatible store is opened: its address, the store's, and the keys.

Knows: that keys come from the usual AWS variables, or there are none and requests are not signed, and how long a request may
take. Does not know what lies in a bucket (`transport.bucket`).
"""

from __future__ import annotations

import os
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from obstore import exceptions
from obstore.store import S3Store

from registry.errors import RegistryError

if TYPE_CHECKING:
    from obstore.store import S3Config

REQUEST_SECONDS: Final = 30
"""How long one request may take; one that fails is repeated for half of that."""

_ADDRESS: Final = re.compile(
    r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*)/?"
)
_CREDENTIALS: Final = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)


def open_store(address: str, endpoint: str | None) -> tuple[S3Store, str]:
    """The store of the bucket at `address`, `s3://NAME` or `s3://NAME/PREFIX`, and the prefix; `endpoint` as in `Bucket`.

    Asks the store nothing. Raises `bucket.address` where either cannot be used, `bucket.refused` where the AWS variables
    cannot.
    """
    parsed = _ADDRESS.fullmatch(address)
    if parsed is None:
        raise _no_address(address, "Write it as s3://NAME or s3://NAME/PREFIX.")
    return _open(parsed[1], endpoint), parsed[2].removeprefix("/")


def _open(name: str, endpoint: str | None) -> S3Store:
    # Without keys nobody is asked for any: a request to a machine's own metadata address must be wanted.
    config: S3Config = {"skip_signature": not any(os.environ.get(variable) for variable in _CREDENTIALS)}
    if endpoint is not None:
        _require_endpoint(endpoint)
        config["endpoint"] = endpoint.rstrip("/")
    try:
        return S3Store(
            name,
            config=config,
            client_options={
                "allow_http": endpoint is not None and endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=5),
                "timeout": timedelta(seconds=REQUEST_SECONDS),
            },
            retry_config={
                "max_retries": 3,
                "retry_timeout": timedelta(seconds=REQUEST_SECONDS // 2),
                "backoff": {
                    "init_backoff": timedelta(milliseconds=100),
                    "max_backoff": timedelta(seconds=2),
                    "base": 2,
                },
            },
        )
    except (exceptions.BaseError, ValueError):
        # Not in its own words: they can quote what stands in the environment.
        raise RegistryError(
            "bucket.refused",
            f"s3://{name}: the AWS_ variables of the environment cannot be used together",
            hint="AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are given both, or neither.",
        ) from None


def _require_endpoint(endpoint: str) -> None:
    try:
        parts = urlsplit(endpoint)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable or "@" in endpoint or parts.query or parts.fragment or not endpoint.isprintable():
        raise _no_address(
            endpoint.rpartition("@")[2],
            "Write the endpoint as https://s3.example, without user, query or fragment.",
        )


def _no_address(what: str, hint: str) -> RegistryError:
    return RegistryError(
        "bucket.address", f"{what.rpartition('@')[2][:200]!r} is not the address of a bucket", hint=hint
    )
