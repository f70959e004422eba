"""Terms that the project glossary renders otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...bitext import Bitext
from ...config import Settings
from ...english import lemma, words
from ...glossary.matching import Matcher, SourceMatch, TargetMatch, longest, matcher
from ...glossary.model import Status, Term, key
from ...japanese import loanword_key, transliterates
from ...rule import Context, Finding, Fix, Severity, project_rule
from ...text import Edit, Span
from ...unit import State, Unit

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*+")
_STEM = 4
"""Letters that tell whether two English words are related."""
_VERBAL = frozenset("為る 出来る 為さる 致す 化 性 的 可能".split())
"""What makes a noun another word."""
_LOANWORD = re.compile("[\u30a1-\u30fa\u30fc-\u30fe\u30fb]{3,}")
_RUN = re.compile("[\u30a1-\u30fa\u30fc-\u30fe]{2,}")
_SEPARATOR = re.compile(r"\s+:\s+")


class _Role(NamedTuple):
    target: str
    span: Span
    source: Span
    unit: str


class _Count(NamedTuple):
    """In how many units a term and its renderings stand."""

    together: int = 0
    source: int = 0
    """The term without any of its renderings."""
    target: int = 0
    """A rendering without the term."""

    def plus(self, other: _Count) -> _Count:
        return _Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def steady(self) -> bool:
        """Whether the two go together so regularly that one of them alone means something."""
        return self.together >= 5 and self.together >= 9 * max(self.source, self.target)


class _Facts(NamedTuple):
    findings: tuple[Finding, ...]
    mistaken: tuple[tuple[Finding, str], ...]
    """Findings of renderings of another term, each with that term."""
    counts: tuple[tuple[str, _Count], ...]
    entries: tuple[tuple[str, str], ...]
    """Entries of glossary directives: as they stand, and their original or ""."""
    roles: tuple[_Role, ...]


def _collect(context: Context) -> _Facts:
    findings: list[Finding] = []
    mistaken: list[tuple[Finding, str]] = []
    counts: dict[str, _Count] = {}
    if context.settings.terms.checked:
        search = matcher(context.settings.terms)
        for unit in context.bitext.units:
            if _comparable(unit):
                checked = _Unit(unit, search)
                findings += checked.findings()
                mistaken += checked.mistaken
                for name, count in checked.counts():
                    counts[name] = counts.get(name, _Count()).plus(count)
    return _Facts(
        tuple(findings),
        tuple(mistaken),
        tuple(sorted(counts.items())),
        _entries(context.bitext),
        tuple(_roles(context.bitext)),
    )


def _comparable(unit: Unit) -> bool:
    if unit.ambiguous or unit.copied or unit.state is State.UNTRANSLATED:
        return False
    return "literal" not in (unit.source.kind, unit.target.kind) and not unit.target.empty


@project_rule("term", Severity.ERROR, _collect)
def term(documents: Sequence[tuple[str, _Facts]], settings: Settings) -> Iterator[tuple[str, Finding]]:
    """The project glossary renders a term otherwise, or a `:term:` role leads nowhere.

    An error: a forbidden rendering stands in the translation of a text that has the term; a loanword that
    renders another term of the glossary stands there instead, though both terms and their renderings go
    together elsewhere; a name that must not be translated is written in katakana. A warning: the English word
    itself stands there. Info: another term's loanword where terms and renderings go together less regularly,
    and a text without any of the accepted renderings, which is often right, since Japanese leaves out what is
    clear.

    Longer terms come first on both sides, and each place counts once. Inflected forms of a term are found;
    its renderings at the boundaries of words, whatever their spelling, which is the matter of `variant`. What
    stands in literals, code and addresses does not count, nor does a word in a name (`Python Package Index`).

    Of a project with `glossary` directives, the rule also checks that the target of each `:term:` role is one
    of their entries: an entry that was translated takes its roles with it.

    Example, with the glossary line `server,サーバー,preferred` and `server,給仕,forbidden`::

        .. The server answers.

        給仕が応答します。
    """
    entries = {entry.casefold() for _, facts in documents for entry, _ in facts.entries}
    renamed = {
        original.casefold(): entry for _, facts in documents for entry, original in facts.entries if original
    }
    counts: dict[str, _Count] = {}
    for _, facts in documents:
        for name, count in facts.counts:
            counts[name] = counts.get(name, _Count()).plus(count)
    for path, facts in documents:
        for finding in facts.findings:
            yield path, finding
        for finding, other in facts.mistaken:
            sure = finding.term and counts[finding.term[0]].steady and counts[other].steady
            yield path, replace(finding, severity=None if sure else Severity.INFO)
        for role in facts.roles if entries else ():
            name = role.target.casefold()
            if name in entries:
                continue
            message = f"no glossary entry is called {role.target}"
            now = renamed.get(name)
            if now:
                message = f"the glossary entry {role.target} is called {now} now"
            yield (
                path,
                Finding(
                    "term",
                    role.span,
                    message,
                    role.source,
                    role.unit,
                    term=(role.target, now) if now else None,
                    severity=None if now else Severity.WARNING,
                ),
            )


# Roles and entries ----------------------------------------------------------------------------------------


def _entries(bitext: Bitext) -> tuple[tuple[str, str], ...]:
    """The entries of the document's glossary directives, with their originals."""
    spans: dict[int, str] = {}
    for block in bitext.blocks:
        for inner in block.walk():
            if inner.kind == "directive" and inner.name == "glossary":
                for child in inner.children:
                    if child.kind == "term" and child.body:
                        spans[child.body.prose.extent.start] = _entry(child.body.prose.text)
    if not spans:
        return ()
    originals = {unit.target.view.prose.extent.start: _entry(unit.source.text) for unit in bitext.units}
    return tuple((entry, originals.get(start, "")) for start, entry in sorted(spans.items()))


def _entry(text: str) -> str:
    return " ".join(_SEPARATOR.split(text, 1)[0].split())


def _roles(bitext: Bitext) -> Iterator[_Role]:
    for unit in bitext.units:
        if unit.ambiguous:
            continue
        for inline in unit.target.inlines:
            if inline.kind == "role" and inline.role.rsplit(":", 1)[-1] == "term":
                target = " ".join(inline.target.removeprefix("~").removeprefix("!").split())
                yield _Role(target, inline.text_span, unit.source.span, unit.id)


# Terms ----------------------------------------------------------------------------------------------------


class _Unit:
    """One unit held against the glossary."""

    def __init__(self, unit: Unit, search: Matcher) -> None:
        self.unit = unit
        source = unit.source
        self.sources = search.in_source(source.plain.text, title=source.kind == "title")
        self.places = search.in_target(unit.target.plain.text, unit.target.tokens)
        self.mistaken: list[tuple[Finding, str]] = []
        """Renderings of other terms, with these terms; complete after `findings`."""

    def counts(self) -> Iterator[tuple[str, _Count]]:
        """Which terms and renderings stand here."""
        sources = {match.term.source for match in self.sources}
        targets = {place.term.source for place in self.places if place.status is not Status.FORBIDDEN}
        for name in sorted(sources | targets):
            yield (
                name,
                _Count(
                    int(name in sources and name in targets),
                    int(name not in targets),
                    int(name not in sources),
                ),
            )

    def findings(self) -> Iterator[Finding]:
        if not self.sources:
            return
        by_term: dict[str, list[SourceMatch]] = {}
        for match in self.sources:
            by_term.setdefault(match.term.source, []).append(match)
        accepted = longest(
            place
            for place in self.places
            if place.status is not Status.FORBIDDEN and place.term.source in by_term
        )
        strict = longest(self.places)
        standing = Counter(place.term.source for place in accepted)
        absent: list[SourceMatch] = []
        for name, matches in by_term.items():
            term = matches[0].term
            if not term.translate:
                yield from self._kept(term, matches[0])
                continue
            forbidden = [
                place
                for place in strict
                if place.term is term
                and place.status is Status.FORBIDDEN
                and place.exact
                and not any(other[3:5] == place[3:5] and other.exact for other in accepted)
            ]
            yield from (
                self._forbidden(place, matches[0], standing[name] < len(matches)) for place in forbidden
            )
            if not forbidden and not standing[name] and term.accepted:
                absent.append(matches[0])
        yield from self._absent(absent, strict, set(by_term))

    def _forbidden(self, place: TargetMatch, match: SourceMatch, missing: bool) -> Finding:
        term = match.term
        preferred = (*term.accepted, "")[0]
        spelling = any(loanword_key(text) == loanword_key(place.rendering) for text in term.accepted)
        span = self._span(place.start, place.end)
        message = f"{place.rendering} is forbidden for “{term.source}”"
        fix = None
        if preferred:
            message += f": {preferred} in the glossary"
            if span.end - span.start == len(place.rendering):
                fix = Fix(f"write {preferred}", (Edit(span, preferred),), safe=spelling)
        severity = None if missing or spelling else Severity.WARNING
        return self._finding(span, message, match, preferred, fix, severity)

    def _kept(self, term: Term, match: SourceMatch) -> Iterator[Finding]:
        """Names that must stay as they are, and stand there in katakana."""
        target = self.unit.target
        if term.source.casefold() in target.text.casefold():
            return
        words_of = [(token.start, token.end) for token in target.tokens if len(token.surface) > 2]
        places = [match.span() for match in _RUN.finditer(target.plain.text)] + words_of
        for start, end in sorted(set(places)):
            spelling = target.plain.text[start:end]
            if transliterates(term.source, spelling):
                span = self._span(start, end)
                message = f"{spelling} for “{term.source}”, which the glossary leaves as it is"
                fix = None
                if span.end - span.start == len(spelling):
                    fix = Fix(f"write {term.source}", (Edit(span, term.source),), safe=False)
                yield self._finding(span, message, match, term.source, fix)

    def _absent(
        self, absent: list[SourceMatch], strict: list[TargetMatch], known: set[str]
    ) -> Iterator[Finding]:
        others = [place for place in strict if self._foreign(place, known)]
        everything = self.unit.target.text.casefold()
        for match in absent:
            preferred = match.term.accepted[0]
            latin = self._latin(match)
            if latin is None and match.term.source.casefold() in everything:
                # In code, a name or the target of a role.
                continue
            if latin:
                message = f"“{match.term.source}” is left in English: {preferred} in the glossary"
                yield self._finding(latin, message, match, preferred, severity=Severity.WARNING)
            elif (
                len(absent) == 1
                and len(others) == 1
                and match.noun
                and not any(
                    others[0].rendering in text or text in others[0].rendering for text in match.term.accepted
                )
            ):
                place = others[0]
                span = self._span(place.start, place.end)
                message = (
                    f"{place.rendering} is “{place.term.source}” in the glossary,"
                    f" “{match.term.source}” is {preferred}"
                )
                fix = None
                if span.end - span.start == place.end - place.start:
                    fix = Fix(f"write {preferred}", (Edit(span, preferred),), safe=False)
                self.mistaken.append((self._finding(span, message, match, preferred, fix), place.term.source))
            elif match.noun:
                message = f"“{match.term.source}” without {preferred}"
                span = self.unit.target.span
                yield self._finding(span, message, match, preferred, severity=Severity.INFO)

    def _foreign(self, place: TargetMatch, known: set[str]) -> bool:
        """Whether a rendering belongs to a term that the original has in no form."""
        if place.status is Status.FORBIDDEN or place.term.source in known or not place.exact:
            return False
        # A word of kanji is too often used without being the term.
        if not _LOANWORD.fullmatch(place.rendering) or any(
            other[3:5] == place[3:5] and other.term.source in known for other in self.places
        ):
            return False
        original = [word.text.casefold() for word in words(self.unit.source.text)]
        stems = [word.text.casefold()[:_STEM] for word in words(place.term.source)]
        if any(word.startswith(stem) for stem in stems for word in original):
            return False
        tokens = self.unit.target.tokens
        inside = [token for token in tokens if place.start <= token.start and token.end <= place.end]
        after = next((token for token in tokens if token.start >= place.end), None)
        if after is not None and (after.lemma in _VERBAL or after.pos == "接尾辞"):
            return False
        return not any(
            transliterates(word, part) or (token.english and lemma(token.english) == lemma(word))
            for word in original
            for token in inside
            for part in (place.rendering, token.surface)
        )

    def _latin(self, match: SourceMatch) -> Span | None:
        """Where the term stands untranslated in the translation."""
        text = self.unit.target.plain.text
        name = key(match.term.source)
        if _LATIN.search("".join(match.term.accepted)):
            return None
        for found in re.finditer(re.escape(name), text, re.IGNORECASE):
            before, after = (
                text[max(found.start() - 2, 0) : found.start()],
                text[found.end() : found.end() + 2],
            )
            span = self._span(found.start(), found.end())
            if (
                not re.search(r"[!-~]\s?$", before)
                and not re.match(r"\s?[!-~\ufffc]", after)
                and not self._marked(span)
            ):
                return span
        return None

    def _marked(self, span: Span) -> bool:
        """Whether the place is emphasised as a whole, as parameters and names are."""
        return any(
            inline.text_span == span and inline.kind in ("emphasis", "strong", "role")
            for inline in self.unit.target.inlines
        )

    def _span(self, start: int, end: int) -> Span:
        return self.unit.target.plain.span(start, end)

    def _finding(
        self,
        span: Span,
        message: str,
        match: SourceMatch,
        rendering: str,
        fix: Fix | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        source = self.unit.source.plain.span(match.start, match.end)
        pair = (match.term.source, rendering)
        return Finding("term", span, message, source, self.unit.id, fix, pair, severity)
