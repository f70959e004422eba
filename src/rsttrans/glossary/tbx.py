"""Glossaries as TBX, version 2 (martif) and 3."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.parsers.expat import ErrorString

from ..config import ConfigError
from .model import Glossary, Rendering, Status, Term, merged

CANDIDATE = "candidate"
"""How the note of a rendering begins that nobody has decided upon: TBX-Basic has no status for it."""
KEEP = "do not translate"
_STATUS = {
    "preferredTerm": Status.PREFERRED,
    "admittedTerm": Status.ADMITTED,
    "deprecatedTerm": Status.FORBIDDEN,
    "supersededTerm": Status.FORBIDDEN,
    "forbidden": Status.FORBIDDEN,
    "obsolete": Status.FORBIDDEN,
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(data: bytes, where: str) -> Glossary:
    """The glossary in a TBX file; a term without status is preferred.

    Raises ConfigError, with file and line, if it is no TBX or has no English or Japanese.
    """
    if b"<!ENTITY" in data:
        raise ConfigError(f"{where}: declares entities; take them out")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ConfigError(f"{where}:{error.position[0]}: no valid XML: {ErrorString(error.code)}") from None
    if _name(root) not in ("martif", "tbx"):
        raise ConfigError(f"{where}: no TBX: its root is <{_name(root)}>, not <martif> or <tbx>")
    terms: list[Term] = []
    languages: dict[str, None] = {}
    for entry in root.iter():
        if _name(entry) in ("termEntry", "conceptEntry"):
            terms += _concept(entry, languages)
    if languages and not terms:
        raise ConfigError(f"{where}: no entry in English and Japanese, only {', '.join(languages)}")
    return Glossary(merged(terms))


def _concept(entry: ElementTree.Element, languages: dict[str, None]) -> list[Term]:
    sources: list[tuple[str, str]] = []
    renderings: list[Rendering] = []
    note = _definition(entry)
    for section in entry:
        if _name(section) not in ("langSet", "langSec"):
            continue
        language = section.get(_LANG, section.get("lang", ""))
        languages[language] = None
        for block in section:
            if _name(block) not in ("tig", "ntig", "termSec"):
                continue
            term = next((item for item in block.iter() if _name(item) == "term"), None)
            text = " ".join("".join(term.itertext()).split()) if term is not None else ""
            if not text:
                continue
            status, remark = _usage(block)
            if language.lower().startswith("en"):
                sources.append((text, _note(block, "partOfSpeech")))
                note = note or remark
            elif language.lower().startswith("ja"):
                renderings.append(Rendering(text, status, remark))
    keep = note.startswith(KEEP)
    return [
        Term(text, () if keep else tuple(renderings), word_class, note, translate=not keep)
        for text, word_class in sources
        if renderings or keep
    ]


def _usage(block: ElementTree.Element) -> tuple[Status, str]:
    remark = next((_text(item) for item in block.iter() if _name(item) == "note"), "")
    named = _note(block, "administrativeStatus").partition("-")[0]
    if not named and remark.startswith(CANDIDATE):
        return Status.CANDIDATE, remark
    return _STATUS.get(named, Status.PREFERRED), remark


def _note(block: ElementTree.Element, kind: str) -> str:
    for item in block.iter():
        if (_name(item) == "termNote" and item.get("type") == kind) or _name(item) == kind:
            return _text(item)
    return ""


def _definition(entry: ElementTree.Element) -> str:
    for item in entry:
        for inner in item.iter():
            if _name(inner) == "note" and _name(item) == "note":
                return _text(inner)
            if _name(inner) == "descrip" and inner.get("type") == "definition":
                return _text(inner)
    return ""


def _text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
