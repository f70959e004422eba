"""Plain verb forms in です・ます."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...japanese import Token

_ROWS = {
    "カ": "き", "ガ": "ぎ", "サ": "し", "タ": "ち", "ナ": "に", "バ": "び", "マ": "み", "ラ": "り", "ワ": "い"
}  # fmt: skip


def politely(tokens: Sequence[Token]) -> str | None:
    """The polite form of a predicate that ends in a plain one; None where it is not sure.

    提供する gives 提供します, できない できません, である and だ です, 使った 使いました, 速い 速いです.
    """
    *front, last = tokens
    before = front[-1] if front else None
    head = "".join(token.surface for token in front)
    stem = "".join(token.surface for token in front[:-1])
    if last.ctype == "助動詞-ダ" and last.surface == "だ":
        return f"{head}です"
    if before and before.ctype == "助動詞-ダ" and last.lemma in ("有る", "在る"):
        return f"{stem}です"
    if last.ctype == "助動詞-タ" and before:
        if before.ctype == "助動詞-ダ" and before.surface == "だっ":
            return f"{stem}でした"
        base = _continuative(before)
        return None if base is None else f"{stem}{base}ました"
    if last.ctype == "助動詞-ナイ" and before:
        base = _continuative(before)
        return None if base is None else f"{stem}{base}ません"
    if last.cform.startswith("意志推量形"):
        return None
    if last.pos == "形容詞" and last.surface == "ない":
        return f"{head}ありません"
    if last.pos == "形容詞" or last.ctype == "助動詞-タイ":
        return f"{head}{last.surface}です" if last.surface.endswith("い") else None
    base = _continuative(last)
    return None if base is None else f"{head}{base}ます"


def _continuative(token: Token) -> str | None:
    """The form of a verb that ます follows."""
    surface, kind = token.surface, token.ctype
    if kind.startswith("五段-"):
        row = _ROWS.get(kind[3:4])
        return surface[:-1] + row if row and len(surface) > 1 else None
    if kind.startswith(("上一段", "下一段")) or kind in (
        "助動詞-レル",
        "助動詞-ラレル",
        "助動詞-セル",
        "助動詞-サセル",
    ):
        return surface.removesuffix("る") if token.cform.startswith(("終止形", "連体形")) else surface
    if kind == "サ行変格":
        for end, stem in (("する", "し"), ("ずる", "じ"), ("し", "し")):
            if surface.endswith(end):
                return surface.removesuffix(end) + stem
        return None
    if kind == "カ行変格":
        return {"くる": "き", "来る": "来", "来": "来"}.get(surface)
    return None
