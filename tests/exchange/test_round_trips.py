"""A whole record comes back from every form that holds a whole one, and from a standard's form what that can hold."""

from __future__ import annotations

import json
import unicodedata
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.domain.answers import LINE_LIMIT, TEXT_LIMIT
from registry.domain.record import Record, definitions, read_record
from registry.exchange import annex_viii, nl_algoritmeregister, uk_atrs
from registry.exchange.formats import FORMATS, table
from registry.exchange.record_file import Found, read_record_file
from tests.domain.filled import filled_answers
from tests.domain.record_strategies import LINES
from tests.exchange.test_exports import ANNEX_VIII_BACK
from tests.exchange.test_table_records import TEXTS, through
from tests.exchange.views import ADDRESS, answers_at, in_table, view_of, withheld

WITHHELD = ("system.logic", "operator.address", "human_oversight.description", "place.sites[].area")
_ODD = st.sampled_from(
    [*TEXTS, "| pipe", "%1", "\ttab", "-\n-", "' =1", "[Withheld", "so on…", "x" * TEXT_LIMIT]
)


def _as_text(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


_TEXTS = st.lists(
    (LINES | _ODD | st.lists(LINES | _ODD, max_size=3).map("\n".join)).map(_as_text).filter(bool),
    min_size=1,
    max_size=8,
).filter(lambda texts: all(len(text) <= TEXT_LIMIT for text in texts))


@st.composite
def whole_records(draw: st.DrawFn) -> dict[str, Any]:
    """A record in which every field is answered, its texts drawn, some of its fields withheld, declared absent or unanswered."""
    texts = cycle(draw(_TEXTS))
    data = filled_answers()

    def replace(node: Any, above: str) -> None:
        for name, value in node.items():
            path = f"{above}{name}"
            if isinstance(value, dict):
                replace(value, f"{path}.")
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                replace(value[0], f"{path}[].")
            elif definitions()[path].kind in ("text", "texts"):
                text = next(texts)
                listed = list(dict.fromkeys((text, next(texts))))
                node[name] = listed if definitions()[path].kind == "texts" else text
            elif definitions()[path].kind in ("name", "ref"):
                node[name] = " ".join(next(texts).split())[:LINE_LIMIT].strip() or "x"

    replace(data, "")
    for path in draw(st.lists(st.sampled_from(_LEAVES), max_size=6, unique=True)):
        section, name = path.split(".")
        absent: Any = [] if definitions()[path].kind in ("items", "texts") else {"none": True}
        data[section][name] = draw(st.sampled_from([None, absent]))
    kept = draw(st.lists(st.sampled_from(WITHHELD), max_size=3, unique=True))
    return {**data, "id": "whole", "withheld": [withheld(path) for path in kept]}


_LEAVES = sorted(
    path
    for path, one in definitions().items()
    if path.count(".") == 1 and "[]" not in path and one.kind in ("text", "texts", "items", "name")
    if not path.startswith(tuple(one.partition("[")[0] for one in WITHHELD))
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("whole")


SLOWLY = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOWLY
@given(whole_records())
def test_a_whole_record_comes_back_from_every_file_that_can_be_filed(
    folder: Path, data: dict[str, Any]
) -> None:
    record = read_record(data)
    for form in (".csv", ".xlsx"):
        assert through(folder, form, record) == [record]
    assert all(again(folder, form, record) == record for form in (".json", ".ndjson"))


def again(folder: Path, form: str, record: Record) -> Record:
    """The record by way of a file of JSON."""
    plain = {
        "id": record.id,
        "withheld": [
            {
                name: value if isinstance(value, str) else value.isoformat()
                for name, value in vars(entry).items()
            }
            for entry in record.withheld
        ],
        **record.answers(),
    }
    path = folder / f"record{form}"
    path.write_text(
        json.dumps(plain, ensure_ascii=form == ".json", indent=1 if form == ".json" else None),
        encoding="utf-8",
    )
    (found,) = read_record_file(path)
    assert isinstance(found, Found)
    return read_record(found.data)


@SLOWLY
@given(whole_records())
def test_a_standards_form_gives_back_what_it_can_hold(data: dict[str, Any]) -> None:
    del data["id"]
    view = view_of(data)
    filed = answers_at({name: value for name, value in data.items() if name != "withheld"})
    kept = {one["field"].partition("[")[0] for one in data["withheld"]}
    public = {
        path: value
        for path, value in filed.items()
        if value is not None and path not in kept and definitions()[path].visibility == "public"
    }
    for made, read in ((annex_viii.write, annex_viii.read), (uk_atrs.write, uk_atrs.read)):
        document = json.loads(json.dumps(made(view, ADDRESS).document))
        back = answers_at(read(document))
        held = ANNEX_VIII_BACK if made is annex_viii.write else fed_to("atrs")
        assert {path: said for path, said in back.items() if not is_list(path)} == {
            path: value for path, value in public.items() if path in held and not is_list(path)
        }
        name = document["form"]
        assert in_table(table(FORMATS[name], document)) == read(document)
        read_record(read(document))

    made_dutch = nl_algoritmeregister.write(view, ADDRESS)
    cut = {one.point for one in made_dutch.report.shortened}
    assert answers_at(nl_algoritmeregister.read(made_dutch.document)) == {
        path: public[path]
        for name, path in nl_algoritmeregister.READ_BACK.items()
        if name not in cut and path in public and (public[path] != {"none": True} or path == "provider.name")
    }


def fed_to(standard: str) -> set[str]:
    return {path for path, one in definitions().items() if any(name == standard for name, _ in one.feeds)}


def is_list(path: str) -> bool:
    return definitions()[path].kind == "items"
