"""Every setting of the registry, in one place: environment variables `SIGHTLINE_*`.

Knows: names, types and defaults. Does not know what a setting is used for beyond its description, which the
settings reference is generated from.
"""

from __future__ import annotations

from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from registry.errors import RegistryError


class Settings(BaseSettings):
    """Frozen once read."""

    model_config = SettingsConfigDict(env_prefix="SIGHTLINE_", frozen=True, extra="ignore")

    home: Path = Field(
        Path("registry-home"), description="The folder of the registry: database, keys, public tree."
    )
    database: SecretStr | None = Field(
        None,
        description="The address of the database where it is on a PostgreSQL server: postgresql://USER:PASSWORD@HOST/DATABASE. "
        "Without it, the one that `sightline init --database` named, else the file in the folder of the registry.",
    )
    passphrase_file: Path | None = Field(
        None,
        description="A file whose first line is the passphrase of the private keys. Without it you are asked.",
    )
    desk: bool = Field(
        False,
        description="Whether the server takes acts, as `sightline serve --desk` does: it then holds the private keys, and its "
        "passphrase file has to be named. Without it the server only shows, and signs nothing.",
    )
    engine: Literal["wasm", "opa", "both"] = Field(
        "wasm",
        description="Which policy engine decides. With `both`, nothing is signed unless the two agree byte for byte.",
    )
    opa_url: str = Field(
        "http://127.0.0.1:8181", description="Where the OPA server listens, for `opa` and `both`."
    )
    opa_timeout: float = Field(10.0, gt=0, description="Seconds to wait for the OPA server.")
    backlog: int = Field(
        10_000,
        gt=0,
        description="How many submissions may be accepted and not published yet. Where so many are, no more are taken until "
        "some are published.",
    )
    witness_seconds: float = Field(
        5.0, gt=0, description="Seconds that the log's witnesses have to cosign a checkpoint, all at once."
    )
    unwitnessed: Literal["publish", "hold"] = Field(
        "publish",
        description="What becomes of a checkpoint that too few witnesses cosigned in time: `publish` makes it public as it "
        "is, `hold` keeps it back until the policy's quorum is met.",
    )
    bucket: str | None = Field(
        None,
        description="Where the public trees are also published: s3://NAME/PREFIX, a bucket of an S3-compatible store with "
        "conditional writes. Its keys are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, its region AWS_REGION.",
    )
    bucket_endpoint: str | None = Field(
        None, description="The http(s) address of the store that has the bucket. Without it, that of AWS."
    )
    origin: str | None = Field(
        None,
        description="Where browsers reach the server, as https://registry.example: cookies, passkeys and sign-in links are bound "
        "to it. Without it, that of the address the registry was made with.",
    )
    trusted_proxies: str | None = Field(
        None,
        description="The addresses or networks of the proxies before the server, such as 127.0.0.1, 10.1.2.0/24, fd00:7::/64. "
        "From them, and from nobody else, X-Forwarded-For says whom a request is from and X-Forwarded-Proto whether it came over "
        "https; a witness's server reads it too. Without it both are ignored, and all who come through a proxy are one address.",
    )
    metrics_networks: str = Field(
        "127.0.0.0/8, ::1/128",
        description="The networks that `/metrics` is answered to. Behind a trusted proxy it is the client's address that counts.",
    )
    oidc_issuer: str | None = Field(
        None,
        description="The OpenID Connect provider where people can sign in, as https://accounts.example. Without it, nobody can.",
    )
    oidc_client_id: str = Field("", description="Under which name that provider knows this register.")
    oidc_client_secret_file: Path | None = Field(
        None,
        description="A file whose first line is the secret that the provider gave this register. Without it, none is sent.",
    )
    mail: SecretStr | None = Field(
        None,
        description="The server through which notices are mailed: smtps://USER:PASSWORD@HOST:465, or "
        "smtp://USER:PASSWORD@HOST:587 with STARTTLS. Without it no mail is sent, and what is to be mailed waits.",
    )
    mail_from: str | None = Field(
        None, description="The address that mailed notices come from. Needed where `SIGHTLINE_MAIL` is set."
    )
    notice_networks: str | None = Field(
        None,
        description="Networks that are not public and that notices may go to all the same, such as 10.1.2.0/24, fd00:7::/64.",
    )
    witness_home: Path = Field(
        Path("witness-home"), description="The folder of the witness that `sightline witness serve` runs."
    )
    witness_rate: float = Field(
        10.0, gt=0, description="Requests a second that a witness answers to one address."
    )

    @field_validator("notice_networks", "metrics_networks")
    @classmethod
    def _are_networks(cls, text: str | None) -> str | None:
        _networks(text)
        return text

    @field_validator("trusted_proxies")
    @classmethod
    def _are_not_everybody(cls, text: str | None) -> str | None:
        for network in _networks(text):
            if network.prefixlen == 0:
                raise ValueError("everybody is no proxy")
        return text

    def proxies(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks of the proxies that are trusted."""
        return _networks(self.trusted_proxies)

    def metrics_from(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The networks that the figures are answered to."""
        return _networks(self.metrics_networks)

    def passphrase(self) -> bytes:
        """The passphrase of the private keys, from its file. Raises `key.passphrase`."""
        try:
            text = "" if self.passphrase_file is None else self.passphrase_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
            raise _no_passphrase(f"{self.passphrase_file}: {reason}") from None
        if not (first := text.partition("\n")[0]):
            raise _no_passphrase("no file with the passphrase is named, or its first line is empty")
        return first.encode()


def _networks(text: str | None) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(part) for part in (text or "").replace(",", " ").split())


def _no_passphrase(why: str) -> RegistryError:
    return RegistryError(
        "key.passphrase", why, hint="Name a file whose first line it is in SIGHTLINE_PASSPHRASE_FILE."
    )


@cache
def settings() -> Settings:
    """The settings of this process; raises `settings.invalid` naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = "SIGHTLINE_" + "_".join(str(part) for part in first["loc"]).upper()
        raise RegistryError(
            "settings.invalid", f"{name}: {first['msg']}", hint="See the settings page of the documentation."
        ) from None
