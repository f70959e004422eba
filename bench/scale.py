"""Odd input of growing size: no stage and no rule may take more than linear time.

    python bench/scale.py [KIND ...]

Prints whatever takes more than three times as long for twice as much text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

from rsttrans.bitext import Bitext
from rsttrans.config import Settings
from rsttrans.project import bitext_of
from rsttrans.rule import Context, Rule
from rsttrans.rules import load
from rsttrans.text import Document

SIZES = (5_000, 10_000, 20_000)
"""Characters; rules do not get longer blocks (`project.TOO_LONG`), so documents of many blocks are longer."""
MANY = 8
"""How many times longer they are."""
NOTABLE = 0.05
"""Seconds below which a ratio is noise."""


def _block(source: str, target: str) -> Callable[[int], str]:
    return lambda size: f".. {source * (size // len(source))}\n\n{target * (size // len(target))}\n"


def _many(text: str) -> Callable[[int], str]:
    return lambda size: text * (size * MANY // len(text))


KINDS: dict[str, Callable[[int], str]] = {
    "literals": _block("word, `x` and ``y`` more ", "日本語の ``文章`` です。"),
    "glued literals": _block("A ``word``. ", "日本語の``文章``です。"),
    "backquotes": _block("A. ", "`"),
    "stars": _block("A. ", "*あ "),
    "links": _block("`a <https://a.example/x>`_ ", "`日 <https://a.example/x>`_ "),
    "roles": _block(":ref:`a` ", ":ref:`日 <a>` "),
    "colons": _block("A ", ":a"),
    "underscores": _block("a_ ", "a_ "),
    "numbers": _block("12 Foo --bar ", "日本13 "),
    "kanji numerals": _block("twelve thousand ", "一万二千"),
    "katakana": _block("Server ", "サーバ"),
    "brackets": _block("(a ", "（「日"),
    "sentences": _block("It is so. ", "それです。"),
    "one sentence": _block("it is so and ", "それであるが、"),
    "blanks": _block("A ", " "),
    "one word": _block("x", "x"),
    "units": _many(".. It is so.\n\nそれです。\n\n"),
    "same units": _many(
        ".. It is so, and nobody has ever said that it is not so.\n\nそれがそうだと、誰もが言います。\n\n"
    ),
    "untranslated": _many(".. It is so, and so is that.\n\n"),
    "visible English": _many("It is so, and so is that.\n\n"),
    "one comment of many items": lambda size: (
        ".. - it is\n" * (size // 20) + "\n" + "- それです\n" * (size // 20)
    ),
    "nested items": lambda size: f".. {'- ' * (size // 4)}x\n\n{'- ' * (size // 4)}日本\n",
    "nested comments": lambda size: ".. " * (size // 6) + "x\n",
    "suppressions": _many(".. rsttrans: off[number]\n\n.. It is so.\n\nそれです。\n\n"),
}


def main() -> int:
    """Measure and print; 1 if something is slower than linear."""
    rules = load()
    slow = 0
    for kind in sys.argv[1:] or KINDS:
        before: dict[str, float] = {}
        for size in SIZES:
            times = dict(_times(Document("a.rst", KINDS[kind](size)), rules))
            for name, seconds in times.items():
                if seconds > NOTABLE and seconds > 3 * before.get(name, seconds):
                    print(f"{kind}: {name}: {before[name]:.3f} s, for twice as much {seconds:.3f} s")
                    slow += 1
            before = times
        print(f"{kind}: {sum(before.values()):.3f} s")
    return 1 if slow else 0


def _times(document: Document, rules: dict[str, Rule]) -> Iterator[tuple[str, float]]:
    start = time.perf_counter()
    bitext = bitext_of(document)
    yield "pairing", time.perf_counter() - start
    start = time.perf_counter()
    for unit in bitext.units:
        _ = unit.source.plain, unit.target.plain
    yield "inline markup", time.perf_counter() - start
    start = time.perf_counter()
    for unit in bitext.units:
        _ = unit.target.tokens
    yield "tokens", time.perf_counter() - start
    for rule in rules.values():
        start = time.perf_counter()
        _run(rule, bitext)
        yield rule.id, time.perf_counter() - start


def _run(rule: Rule, bitext: Bitext) -> None:
    context = Context(bitext, Settings())
    if rule.on_unit is not None:
        for unit in bitext.units:
            list(rule.on_unit(unit, context))
    elif rule.on_bitext is not None:
        list(rule.on_bitext(context))
    elif rule.collect is not None and rule.on_project is not None:
        list(rule.on_project([("a.rst", rule.collect(context))], context.settings))


if __name__ == "__main__":
    sys.exit(main())
