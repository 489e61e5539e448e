"""Sign the bundles that authorities' own OPA servers fetch: the public release in force, whole and for each profile.

Knows: that they are made where the private key is and only read where pages are served; that the key is made when somebody
first asks for bundles, so that no registry holds a key that it has no use for; and that the index, which says what is
served, is written last. Bundles lie outside the log's tree: what they hold is a release that the log states, and can be
made again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.errors import RegistryError
from registry.folders import files_in
from registry.operations.passphrase import passphrase_for, require_own
from registry.operations.public_head import public_checkpoint
from registry.operations.registry import Registry
from registry.policy.opa_bundle import ALL, Signing, opa_bundle
from registry.policy.release import Bundle
from registry.signing.es256 import ES256, key_name, public_pem
from registry.signing.keys import Key, generate_key, load_key, save_key
from registry.storage import locks
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force
from registry.storage.values import StatedRelease

KEY_FILE: Final = "bundles-es256.key"
INDEX: Final = "index.json"
HANDED_OVER: Final = "trust/bundles.pem"


@dataclass(frozen=True)
class SignedBundles:
    """What is served from now on. `key` is the file of the public key to hand over, `key_id` how an OPA names it."""

    release: str
    profiles: tuple[str, ...]
    key_id: str
    key: Path


def signs_bundles(registry: Registry) -> bool:
    """Whether this registry has been asked for bundles before."""
    return (registry.home.keys / KEY_FILE).exists()


def sign_bundles(registry: Registry, passphrase: Callable[[], bytes] | None) -> SignedBundles:
    """Sign the bundles of the release that the published log has in force; make the key where there is none.

    The registry must have been opened with its keys: only then is the passphrase known to be theirs. Raises `key.missing`,
    `bundles.unpublished`, and what the key raises.
    """
    registry.signing_keys()
    with locks.publisher(registry.database):
        stated = _public_release(registry)
        bundle = registry.bundle(stated.release.digest)
        key = bundle_key(registry, passphrase)
        key_id, pem = f"bundles-{key_name(key.public_key)}", public_pem(key.public_key)
        signing = Signing(key_id, key.sign)
        files = PublicTree(registry.home.bundles, registry.home.drafts)
        names = (ALL, *sorted(bundle.catalogue["profiles"]))
        made = {
            name: opa_bundle(
                bundle, name, metadata=_metadata(registry, stated, bundle, name), signing=signing
            )
            for name in names
        }
        files.replace(f"keys/{key_id}.pem", pem.encode())
        for name, data in made.items():
            files.replace(f"{name}.tar.gz", data)
        files.replace(INDEX, canonical_bytes(_index(registry, stated, bundle, made, key_id)))
        _remove_others(registry.home.bundles, names)
        hand_over(registry, key)
    return SignedBundles(bundle.version, names, key_id, registry.home.root / HANDED_OVER)


def bundle_key(registry: Registry, passphrase: Callable[[], bytes] | None) -> Key:
    """The key that signs bundles and nothing else, made where there is none. Raises what the key raises."""
    path = registry.home.keys / KEY_FILE
    development = registry.description.development_keys
    secret = passphrase_for(registry, passphrase)
    if not path.exists():
        require_own(registry, secret)
        name = f"{registry.log.origin.rpartition('/log/')[0]}/bundles"
        save_key(generate_key(name, ES256, development=development), path, secret)
    return load_key(path, secret)


def hand_over(registry: Registry, key: Key) -> Path:
    """Write the public key to where it is handed over from; that file."""
    pem = public_pem(key.public_key).encode()
    PublicTree(registry.home.root, registry.home.drafts).replace(HANDED_OVER, pem)
    return registry.home.root / HANDED_OVER


def _public_release(registry: Registry) -> StatedRelease:
    published = public_checkpoint(registry)
    stated = release_in_force(registry.database, registry.log.id, published.size) if published else None
    if stated is None:
        raise RegistryError(
            "bundles.unpublished",
            "no release is public yet, so none is signed for others",
            hint="Run `sightline log publish` first.",
        )
    return stated


def _metadata(registry: Registry, stated: StatedRelease, bundle: Bundle, profile: str) -> dict[str, Any]:
    return {
        "profile": profile,
        "registry": registry.log.origin,
        "entry": stated.place.index,
        "sequence": stated.release.sequence,
        "release": {"version": bundle.version, "sequence": bundle.sequence, "digest": bundle.digest},
        "facts_version": bundle.facts_version,
        "development_key": registry.description.development_keys,
    }


def _index(
    registry: Registry, stated: StatedRelease, bundle: Bundle, made: dict[str, bytes], key_id: str
) -> dict[str, Any]:
    titles = {name: profile["title"] for name, profile in bundle.catalogue["profiles"].items()}
    return {
        **{
            name: said for name, said in _metadata(registry, stated, bundle, ALL).items() if name != "profile"
        },
        "key": {"id": key_id, "algorithm": "ES256", "address": f"/bundles/keys/{key_id}.pem"},
        "bundles": [
            {
                "profile": name,
                "title": titles.get(name, "Everything that the release says"),
                "address": f"/bundles/{name}.tar.gz",
                "size": len(data),
                "sha256": sha256_hex(data),
            }
            for name, data in made.items()
        ],
    }


def _remove_others(folder: Path, names: tuple[str, ...]) -> None:
    # A profile that the release no longer has must not be fetched as if it still held.
    for file in files_in(folder):
        if file.name.endswith(".tar.gz") and file.name.removesuffix(".tar.gz") not in names:
            file.unlink()
