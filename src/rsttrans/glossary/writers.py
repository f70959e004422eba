"""The formats that glossaries are written in."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from io import StringIO

from .catalogue import escaped
from .entries import Entries, Entry
from .model import Status
from .table import KEEP
from .xml import write_tbx2, write_tbx3

CSV_COLUMNS = (
    "source",
    "target",
    "status",
    "part_of_speech",
    "case",
    "note",
    "count",
    "confidence",
    "others",
    "place",
)
_RISKY = tuple("=+-@\t\r")
"""First characters that a spreadsheet takes for a formula, and Weblate refuses."""


def write_csv(entries: Entries, delimiter: str = ",") -> str:
    """One line a rendering; `read` of `table` understands it."""
    out = StringIO()
    table = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    table.writerow(CSV_COLUMNS)
    for row in rows(entries):
        table.writerow([row[column] for column in CSV_COLUMNS])
    return out.getvalue()


def write_tsv(entries: Entries) -> str:
    """As CSV, with tabs."""
    return write_csv(entries, "\t")


def rows(entries: Entries) -> Iterator[dict[str, str]]:
    """The cells of each line of a table, by column."""
    for entry in entries.terms:
        others = " | ".join(f"{found.target} {found.count}" for found in entry.others)
        place = f"{entry.first.path}:{entry.first.line}" if entry.first else ""
        yield _cells(
            source=entry.source,
            target=entry.target,
            status=str(entry.status),
            part_of_speech=entry.part_of_speech,
            case="yes" if entry.case_sensitive else "",
            note=entry.note,
            count=str(entry.count),
            confidence=f"{entry.confidence:.2f}",
            others=others,
            place=place,
        )
        for other in entry.alternatives:
            yield _cells(source=entry.source, target=other.target, status=str(other.status), note=other.note)
    for name in entries.do_not_translate:
        yield _cells(source=name.source, status=KEEP, note=name.note, count=str(name.count))


def _cells(**cells: str) -> dict[str, str]:
    return dict.fromkeys(CSV_COLUMNS, "") | cells


def write_json(entries: Entries) -> str:
    """The lossless form, as `docs/glossary.md` describes it."""
    data = {
        "version": 1,
        "terms": [
            {
                "source": entry.source,
                "target": entry.target,
                "status": str(entry.status),
                "count": entry.count,
                "confidence": entry.confidence,
                "renderings": [
                    {
                        "target": found.target,
                        "count": found.count,
                        "occurrences": [
                            {"path": place.path, "line": place.line} for place in found.occurrences
                        ],
                    }
                    for found in entry.renderings
                ],
            }
            for entry in entries.terms
        ],
        "do_not_translate": [
            {"source": name.source, "count": name.count} for name in entries.do_not_translate
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_omegat(entries: Entries) -> str:
    """Source, target and comment with tabs, no header: `glossary.txt` of an OmegaT project.

    OmegaT has no forbidden renderings; they are left out.
    """
    lines = []
    for entry in entries.terms:
        if entry.status is Status.FORBIDDEN:
            continue
        targets = [entry.target]
        targets += [other.target for other in entry.alternatives if other.status is Status.ADMITTED]
        comment = remark(entry)
        lines += [f"{_flat(entry.source)}\t{_flat(target)}\t{_flat(comment)}" for target in targets]
    lines += [
        f"{_flat(name.source)}\t{_flat(name.source)}\tdo not translate" for name in entries.do_not_translate
    ]
    return "".join(f"{line}\n" for line in lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def remark(entry: Entry) -> str:
    """Note, count and first place of an entry in words."""
    parts = [entry.note] if entry.note else []
    if entry.status is Status.CANDIDATE:
        parts.append("candidate")
    if entry.count:
        parts.append(f"{entry.count} times")
    if entry.first:
        parts.append(f"{entry.first.path}:{entry.first.line}")
    return ", ".join(parts)


def write_po(entries: Entries) -> str:
    """A gettext catalogue for a glossary of Weblate.

    Candidates are fuzzy.  Terms that Weblate refuses, since they begin like a formula, are left out.
    """
    blocks = [
        'msgid ""\nmsgstr ""\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    ]
    for entry in entries.terms:
        if entry.source.startswith(_RISKY) or entry.target.startswith(_RISKY):
            continue
        blocks.append(_block(entry.source, entry.target, entry.status, remark(entry), ""))
        blocks += [
            _block(entry.source, other.target, other.status, other.note, other.target)
            for other in entry.alternatives
        ]
    for name in entries.do_not_translate:
        if not name.source.startswith(_RISKY):
            note = f"#. {_flat(name.note)}\n" if name.note else ""
            text = escaped(name.source)
            blocks.append(f'{note}#, read-only, terminology\nmsgid "{text}"\nmsgstr "{text}"\n')
    return "\n".join(blocks)


def _block(source: str, target: str, status: Status, note: str, context: str) -> str:
    flags = {
        Status.CANDIDATE: "fuzzy, terminology",
        Status.FORBIDDEN: "forbidden, terminology",
    }.get(status, "terminology")
    lines = [f"#. {_flat(note)}"] if note else []
    lines.append(f"#, {flags}")
    if context:
        # One msgid may have several entries only with different contexts.
        lines.append(f'msgctxt "{escaped(context)}"')
    lines += [f'msgid "{escaped(source)}"', f'msgstr "{escaped(target)}"']
    return "".join(f"{line}\n" for line in lines)


def write_rst(entries: Entries) -> str:
    """A `glossary` directive of Sphinx, in alphabetical order."""
    lines = [".. glossary::", ""]
    for entry in sorted(entries.terms, key=lambda entry: (entry.source.casefold(), entry.source)):
        if entry.status is Status.FORBIDDEN:
            continue
        targets = [entry.target]
        targets += [other.target for other in entry.alternatives if other.status is Status.ADMITTED]
        text = "、".join(_inert(target) for target in targets)
        lines += [f"   {_term(entry.source)}", f"      {text}", ""]
        if entry.note:
            lines += [f"      {_inert(_flat(entry.note))}", ""]
    return "\n".join(lines[:-1] if lines[-1] == "" else lines) + "\n"


def _inert(text: str) -> str:
    """A text without markup."""
    return "".join(f"\\{char}" if char in "\\*`|_" else char for char in text)


def _term(text: str) -> str:
    # ` : ` begins a classifier; a term is no paragraph, so that `..` and bullets would be read as markup.
    return _inert(text).replace(" : ", " \\: ") if text[:1] not in "-.+:" else f"\\{_inert(text)}"


def write_md(entries: Entries) -> str:
    """Markdown tables."""
    lines = ["| English | 日本語 | status | count | others |", "|---|---|---|---:|---|"]
    for entry in entries.terms:
        others = ", ".join(f"{found.target} {found.count}" for found in entry.others)
        decided = "; ".join(f"{other.target} ({other.status})" for other in entry.alternatives)
        cells = (entry.source, entry.target, str(entry.status), str(entry.count), decided or others)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    if entries.do_not_translate:
        lines += ["", "| not translated | count |", "|---|---:|"]
        lines += [f"| {_cell(name.source)} | {name.count} |" for name in entries.do_not_translate]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return _flat(text).replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_")


WRITERS: dict[str, Callable[[Entries], str]] = {
    "csv": write_csv,
    "tsv": write_tsv,
    "json": write_json,
    "tbx": write_tbx3,
    "tbx2": write_tbx2,
    "omegat": write_omegat,
    "po": write_po,
    "rst": write_rst,
    "md": write_md,
}
"""A writer for each value of `--format`."""
