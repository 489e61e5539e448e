"""An excerpt of the policy library: some requirements with all they share, built as a release of its own.

Run as `python -m tests.policies.excerpt aia_07 …` to try the rows of some requirements on the rules as they stand.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

from registry.domain import facts
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.policy.build import build_release
from registry.policy.ids import FILE as IDS
from registry.policy.ids import ids_text
from registry.policy.release import Bundle, load_release
from registry.policy.sources import read_yaml
from tests.opa_server import pinned_opa
from tests.policies.derived import LIBRARY, id_of, rule_files
from tests.policies.rows import failures, read_rows, row_files


def excerpt(ids: Collection[str], folder: Path) -> Bundle:
    """The release of these requirements, built in `folder`, with what the profiles say of them.

    Raises what the build raises.
    """
    chosen = {id_of(path): path for path in rule_files() if id_of(path) in ids}
    for shared in ("lib", "terms", "parameters"):
        shutil.copytree(LIBRARY / shared, folder / shared)
    for path in LIBRARY.glob("*.rego"):
        shutil.copy(path, folder)
    for path in chosen.values():
        (folder / path.parent.name).mkdir(exist_ok=True)
        for file in (path, path.with_name(f"{path.stem}_test.rego")):
            shutil.copy(file, folder / path.parent.name)
    titles: Mapping[str, Any] = read_yaml((LIBRARY / "frameworks.yaml").read_text(encoding="utf-8"), "")
    used = sorted({path.parent.name for path in chosen.values()})
    written = {
        "frameworks.yaml": "".join(f"{name}: {json.dumps(titles.get(name, name))}\n" for name in used),
        "release.yaml": f"version: 0.0.1\nfacts_version: {facts.CURRENT}\n",
        IDS: ids_text({}, {id: f"{path.parent.name}/{path.name}" for id, path in chosen.items()}),
    }
    for path in (LIBRARY / "profiles").glob("*.yaml"):
        written[f"profiles/{path.name}"] = _profile(path, chosen.keys(), used)
    (folder / "profiles").mkdir()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_release(build_release(folder, pinned_opa()).__getitem__)


def _profile(path: Path, ids: Collection[str], frameworks: Collection[str]) -> str:
    """A profile with those of its rules that are about these requirements."""
    profile: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8"), path.name)
    rules = [
        {**rule, "requirements": [id for id in rule["requirements"] if id in ids]}
        if "requirements" in rule
        else rule
        for rule in profile["rules"]
    ]
    profile["rules"] = [r for r in rules if r.get("requirements") or r.get("framework") in frameworks]
    return yaml.safe_dump(profile)


def main(names: Collection[str]) -> int:
    """0 where every row of the named requirements holds."""
    ids = {name.upper().replace("_", "-") for name in names}
    with tempfile.TemporaryDirectory() as folder:
        try:
            release = excerpt(ids, Path(folder))
            rows = [row for id, path in row_files().items() if id in ids for row in read_rows(id, path)]
            failed = failures(rows, wasm_engine(release), release.facts_version)
        except (RegistryError, ValueError) as error:
            print(error, file=sys.stderr)
            return 1
    print(*failed, f"{len(rows) - len(failed)} of {len(rows)} rows hold", sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
