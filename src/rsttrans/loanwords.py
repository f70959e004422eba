"""Whether a katakana word is an English word in Japanese letters, by rule.

The katakana is read mora by mora; each mora knows the English spellings that may stand behind its consonant
and its vowel.  The set of places in the English word that can be reached is carried along, so the time is
linear.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "g": "ガギグゲゴ",
    "s": "サ スセソ",
    "z": "ザ ズゼゾ",
    "t": "タ  テト",
    "d": "ダ  デド",
    "n": "ナニヌネノ",
    "h": "ハヒ ヘホ",
    "f": "  フ  ",
    "b": "バビブベボ",
    "p": "パピプペポ",
    "m": "マミムメモ",
    "y": "ヤ ユ ヨ",
    "r": "ラリルレロ",
    "w": "ワヰ ヱヲ",
    "sh": " シ   ",
    "j": " ジ   ",
    "ch": " チ   ",
    "ts": "  ツ  ",
    "v": "  ヴ  ",
}
_MORA = {
    kana: (row, vowel)
    for row, line in _ROWS.items()
    for kana, vowel in zip(line, "aiueo", strict=True)
    if kana > " "
}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "a", "ュ": "u", "ョ": "o", "ヮ": "a"}
# A kana before a small one, where it sounds otherwise than alone.
_GLIDE = {"ウ": "w", "テ": "t", "デ": "d", "ト": "t", "ド": "d", "イ": "y"}

# `c(ei)` is c before e or i (`$`: or at the word's end), `(w)a` is a behind w.
_SPELLED = {
    row: spellings.split()
    for row, spellings in {
        "k": "c(aourltksnmcfhzbdgpvwy$) k ck ch q cc kh qu cq",
        "g": "g gg gh gu k(s)",
        "s": "s ss c(eiy) sc(eiy) ce ps th st(l) sw",
        "z": "z zz s th ss ds",
        "t": "t tt th pt ght ct",
        "d": "d dd dw",
        "n": "n nn kn gn",
        "h": "h wh",
        "f": "f ff ph gh h(ou)",
        "f'": "f ff ph gh",
        "b": "b bb v",
        "p": "p pp",
        "m": "m mm mb lm mn",
        "y": "y i e j",
        "r": "r rr l ll rh wr rl",
        "w": "w wh u o",
        "sh": "sh s ss ch sch c(iey) t(i) sc(ei)",
        "j": "j g(eiy) gg(eiy) dg dj d(ui) s(iu) z(iu)",
        "ch": "ch tch t(uie) tt(ie)",
        "ts": "ts tz t zz tw",
        "v": "v w",
        "N": "n m nn mn ne gn",
    }.items()
}
_SPELLED[""] = [""]
_SPELLED["y"].append("")
_VOWEL = {
    vowel: spellings.split()
    for vowel, spellings in {
        "a": "a u o(lmnvtu) e(r) ar er ir ur or$ (w)or ea ear au ou ah ua ure (aeiou)re aw our ia ya aa",
        "i": "i y e ee ea ie ei ey ui wi ea uy ye yi we wee igh",
        "u": "u oo ew ou o ue w eu ui wo",
        "e": "e a ea ai ay ae ei ie ue ay we air are",
        "o": "o a(luw) (wu)a au aw oa ow ou oe oh or our oar ore oor al ough augh wa (w)ar io eo uo",
        "ai": "i y ie igh ai ei eye uy ye ia ire",
        "au": "ou ow au o",
        "oi": "oi oy",
        "ei": "a ai ay ei ey ea eigh",
    }.items()
}
_YU = "u ueue ew iew eau eu ue".split()
_LONG = {
    vowel: ["", *spellings.split()]
    for vowel, spellings in {
        "a": "r h a re",
        "i": "e i y a ie",
        "u": "u o e w ue h",
        "e": "i y e a h",
        "o": "r w u a h o e re ugh",
    }.items()
}
# Consonants that Japanese spells with a vowel of their own.
_BARE = frozenset("ク グ ス ズ ト ド ツ ヌ フ ブ プ ム ル ヴ シュ ジュ チュ チ ジ シ キ ウ".split())
_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxz")
_KATAKANA = re.compile("[ァ-ヴー]{2,}")
_NOT_LETTERS = re.compile(r"[^a-z]")


def transliterates(english: str, katakana: str) -> bool:
    """Whether `katakana` is `english` (a word, or several) in Japanese letters: `server`, サーバ."""
    word = _letters(english)
    kana, first = _sound(katakana)
    # Nearly all pairs that are asked about differ in their first sound.
    return bool(word) and word[0] in first and _matches(word, kana)


@lru_cache(maxsize=1 << 14)
def _letters(english: str) -> str:
    """The letters to be heard; "" where there are too few or too many."""
    word = _NOT_LETTERS.sub("", english.lower())
    word = ("z" + word[1:] if word.startswith("x") else word).replace("x", "ks")
    return word if 2 <= len(word) <= 60 else ""


@lru_cache(maxsize=1 << 14)
def _sound(katakana: str) -> tuple[str, frozenset[str]]:
    """The katakana, folded, and the letters with which its English may begin."""
    kana = unicodedata.normalize("NFKC", katakana).replace("・", "").replace("ヰ", "ウィ")
    morae = _morae(kana[:2]) if _KATAKANA.fullmatch(kana) else ()
    if not morae:
        return kana, frozenset()
    row, vowel, _ = morae[0]
    if row == "-":
        return kana, frozenset("abcdefghijklmnopqrstuvwxyz")
    letters = {_context(spelling)[1][:1] for spelling in _SPELLED[row]}
    if "" in letters:
        letters |= {
            _context(spelling)[1][:1] for part in (vowel, *vowel) for spelling in _VOWEL.get(part, ())
        }
        letters |= set("eu")
    return kana, frozenset(letters - {""}) | _SILENT_FIRST


# Silent before another consonant: `knife`, `psycho`, `write`, `gnome`.
_SILENT_FIRST = frozenset("kpwg")


@lru_cache(maxsize=1 << 14)
def _matches(word: str, kana: str) -> bool:
    states = {0}
    for consonant, vowel, bare in _morae(kana):
        states = _step(word, states, consonant, vowel, bare)
        if not states:
            return False
    rest = {word[state:] for state in _silent(word, states)}
    return not rest.isdisjoint(("", "s", "es"))


@lru_cache(maxsize=1 << 12)
def _morae(kana: str) -> tuple[tuple[str, str, bool], ...]:
    """Consonant row, vowel, and whether the vowel may have no letter behind it."""
    morae: list[tuple[str, str, bool]] = []
    i = 0
    while i < len(kana):
        char, small = kana[i], kana[i + 1 : i + 2]
        i += 1
        if char == "ッ":
            continue
        if char == "ー":
            morae.append(("-", morae[-1][1][-1:] if morae else "", True))
        elif char == "ン":
            morae.append(("N", "", True))
        elif char in _MORA or char in _SMALL:
            row, vowel = _MORA.get(char, ("", _SMALL.get(char, "")))
            bare = char in _BARE
            if small in _SMALL:
                row = "f'" if row == "f" else _GLIDE.get(char, row)
                vowel, bare = _SMALL[small], char + small in _BARE
                i += 1
            following = kana[i : i + 1]
            if vowel + {"イ": "i", "ウ": "u"}.get(following, "-") in _VOWEL:
                morae.append((row, vowel + ("i" if following == "イ" else "u"), False))
                i += 1
            else:
                morae.append((row, vowel, bare))
    return tuple(morae)


def _step(word: str, states: set[int], row: str, vowel: str, bare: bool) -> set[int]:
    if row == "-":
        return {
            at + len(text) for at in states for text in _LONG.get(vowel, ("",)) if word.startswith(text, at)
        }
    after: set[int] = set()
    for at in _silent(word, states):
        after.update(at + size for spelling in _SPELLED[row] if (size := _spelled(word, at, spelling)) >= 0)
        if row == "w" and word[at - 2 : at] == "wh":
            # ホワイト.
            after.add(at)
    if row == "N":
        return after
    done: set[int] = set(after) if bare else set()
    for at in after:
        done.update(at + size for spelling in _VOWEL[vowel] if (size := _spelled(word, at, spelling)) > 0)
        if vowel == "a" and row == "" and word.startswith("e", at) and at + 1 < len(word):
            # `client`.
            done.add(at + 1)
        if vowel == "u" and not bare:
            done.update(at + len(text) for text in _YU if word.startswith(text, at))
        if row == "h" and word[at - 2 : at] == "wh":
            # ホワイト, ホイール.
            done.add(at)
    if len(vowel) == 2:
        # Two vowels, each with letters of its own: `layout`, `deploy`.
        done |= _step(word, _step(word, states, row, vowel[0], False), "", vowel[1], False)
    return done


@lru_cache(maxsize=1 << 10)
def _context(spelling: str) -> tuple[str, str, str, bool]:
    """Letters that may stand before, the letters, letters that may stand behind, whether only at the end."""
    before, _, rest = spelling[1:].partition(")") if spelling.startswith("(") else ("", "", spelling)
    letters, _, after = rest.rstrip("$)").partition("(")
    return before, letters, after, spelling.endswith("$")


def _spelled(word: str, at: int, spelling: str) -> int:
    """How many letters of `word` at `at` the spelling takes; -1 where it does not fit."""
    before, letters, after, last = _context(spelling)
    if not word.startswith(letters, at) or (before and word[at - 1 : at] not in tuple(before)):
        return -1
    end = at + len(letters)
    if after or last:
        following = word[end : end + 1]
        if not ((following and following in after) or (not following and (last or "$" in spelling))):
            return -1
    return len(letters)


def _silent(word: str, states: set[int]) -> set[int]:
    """`states` and what lies behind letters that are not heard."""
    found = set(states)
    for at in sorted(states):
        for _ in range(3):
            if at >= len(word) or not _is_silent(word, at):
                break
            at += 2 if word.startswith("gh", at) else 1
            found.add(at)
    return found


def _is_silent(word: str, at: int) -> bool:
    char, before, after = word[at], word[at - 1 : at] if at else "", word[at + 1 : at + 2]
    if not at:
        return (
            (char == "k" and after == "n")
            or (char == "p" and after in ("s", "n"))
            or (char == "w" and after == "r")
        )
    if char in _CONSONANTS and char == before:
        return True
    if char == "e":
        return (before in _CONSONANTS or before in "uy") and after != "r"
    if char == "u":
        return before in "gq"
    if char == "h":
        return before in "aeiourtg"
    if char == "g":
        return after in ("h", "n")
    if char == "t":
        return word.startswith("tch", at) or (before == "s" and word.startswith(("tl", "ten"), at))
    if char == "w":
        return before == "o"
    if char == "l":
        return before in "ao" and after in ("k", "f", "m", "d")
    if char in "bn":
        return before == "m" and not after
    return char == "d" and after in ("g", "j")


_KEY = str.maketrans(
    "ァィゥェォャュョヮヂヅヲ",
    "アイウエオヤユヨワジズオ",
    "ーッ・",
)
_VU = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴュ": "ビュ", "ヴ": "ブ"}


def loanword_key(katakana: str) -> str:
    """A key that spellings of one loanword share: サーバ and サーバー, ヴァージョン and バージョン."""
    text = unicodedata.normalize("NFKC", katakana)
    for old, new in _VU.items():
        text = text.replace(old, new)
    return text.translate(_KEY)
