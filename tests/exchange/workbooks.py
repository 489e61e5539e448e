"""Workbooks as raw XML, for tests of what spreadsheets write and of what attackers do."""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet(rows: str) -> str:
    """A worksheet around rows."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def row(number: int, *cells: str) -> str:
    """A row of cells as XML."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(reference: str, value: str) -> str:
    """A cell with an inline string."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(reference: str, value: str, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'


def header(*names: str) -> str:
    """The first row."""
    return row(1, *(text(f"{chr(ord('A') + at)}1", name) for at, name in enumerate(names)))


def workbook(
    path: Path,
    rows: str,
    *,
    from_1904: bool = False,
    parts: dict[str, str | bytes] | None = None,
    raw: str = "",
) -> Path:
    """A workbook of one sheet; `parts` are added or take the place of others, `raw` is the sheet as it is."""
    files: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><workbookPr date1904="{int(from_1904)}"/>'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs>'
        "</styleSheet>",
        "xl/worksheets/sheet1.xml": raw or sheet(rows),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return path
