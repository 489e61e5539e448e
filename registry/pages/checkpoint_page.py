"""The page of the published site that shows the current checkpoint, and how a reader checks it and the data.

Knows: the commands, and what each establishes. Verifies nothing: a page that could be forged proves nothing by what it says.
"""

from __future__ import annotations

from typing import Final

from registry.pages.figures import Figures
from registry.pages.markdown import GENERATED, fenced
from registry.pages.results_pages import NO_DATA

_TITLE: Final = "The current checkpoint, and how to check it"


def checkpoint_page(figures: Figures | None) -> str:
    """The page as Markdown."""
    body = _NONE if figures is None else _body(figures)
    return f"{GENERATED}# {_TITLE}\n\n{body}"


def _body(figures: Figures) -> str:
    tree = f"{figures.address}/log/{figures.year}"
    shown = (
        "It stood so when this site was made:\n\n"
        f"{fenced(figures.checkpoint)}\nThe register shows the newest at "
        if figures.checkpoint is not None
        else "This site was made without one. The register shows the newest at "
    )
    return f"""\
A checkpoint is the log's own signed statement of how many entries it has and of the one hash that covers them all. Whoever keeps
one finds out whether anything was changed or taken away since.

{shown}<{tree}/checkpoint>.

| What | Which |
| --- | --- |
| Log | `{figures.origin}` |
| Entries that the data cover | {figures.size:,} |
| SHA-256 of `snapshot.json` | `{figures.sha256}` |

## Check it

What stands on this page proves nothing by standing here: a site can be forged. Take the keys of the log from somewhere else, such
as the institution that runs the register or an oversight body, as a file `registry.vkeys`. Then, on a computer of your own:

**The whole log, and every decision once more**

```console
$ sightline check {tree} --key registry.vkeys
```

It fetches what the checkpoint names, verifies its signatures with your keys, and runs every decision again.

**The data that this site was made from**, in a folder `open-data`:

```console
$ sightline check {tree} --key registry.vkeys --snapshot open-data
```

The log states the digest above, and the manifest that has it states every file.

**Without this project's software.** The digest of the manifest:

```console
$ sha256sum open-data/snapshot.json
{figures.sha256}
```

For the tree, and for one entry, there are tools that others wrote: see [Check a log yourself](../check.md).

## Keep it

Keep the checkpoint, and compare when you come back: a log that is not the one you saw cannot be made to fit it. How, stands in
[Has it only grown](../check.md#has-it-only-grown-since-i-last-looked).
"""


_NONE: Final = f"{NO_DATA}\nHow any checkpoint is checked stands in [Check a log yourself](../check.md).\n"
