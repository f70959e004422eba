"""Whether a katakana word sounds like an English one."""

from __future__ import annotations

import re
from functools import lru_cache

KATAKANA = re.compile(r"[ァ-ヺー・]+\Z")
_PLAIN = (
    "アaイiウuエeオoカkaキkiクkuケkeコkoガgaギgiグguゲgeゴgoサsaシSiスsuセseソsoザzaジJiズzuゼzeゾzo"
    "タtaチCiツTuテteトtoダdaヂJiヅzuデdeドdoナnaニniヌnuネneノnoハhaヒhiフFuヘheホhoバbaビbiブbuベbeボbo"
    "パpaピpiプpuペpeポpoマmaミmiムmuメmeモmoヤyaユyuヨyoラraリriルruレreロroワwaヲoンNヴvu"
)
_SOUND = {match[1]: match[2] for match in re.finditer(r"([ァ-ヺ])([A-Za-z]+)", _PLAIN)}
_SMALL = {
    "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ヮ": "wa",
}  # fmt: skip
_VOWELS = frozenset("aiueo")

# What a letter group may sound like, best first; each costs a little less than no match.
_GRAPHEMES: dict[str, tuple[str, ...]] = {
    "a": ("a", "e", "ei", "o", "ea", "eo", "i"), "ai": ("e", "ei", "ea"), "au": ("o",), "aw": ("o",),
    "b": ("b",), "c": ("k", "s", "C", "S"), "ca": ("kya",), "ch": ("C", "k", "S"), "ci": ("S",),
    "ck": ("k",), "d": ("d", "J"), "du": ("J",), "dge": ("J",), "dg": ("J",), "e": ("e", "i", "a"),
    "ea": ("i", "e", "ia"), "ee": ("i",), "ei": ("i", "ei"), "er": ("a",), "eu": ("yu", "u"),
    "ew": ("yu", "u"), "ey": ("i",), "f": ("F", "h"), "g": ("g", "J"), "ga": ("gya",), "gn": ("n",),
    "gu": ("g",), "gh": ("", "g"), "h": ("h", "F", ""), "i": ("i", "ai", "e", "a"), "ie": ("i",),
    "igh": ("ai",), "ir": ("a",), "j": ("J",), "k": ("k",), "kn": ("n",), "l": ("r",), "m": ("m", "N"),
    "mb": ("m", "N"), "mn": ("m",), "n": ("n", "N"), "ng": ("Ng",), "o": ("o", "a", "u", "ou"),
    "oa": ("o",), "oi": ("oi",), "oo": ("u", "o"), "or": ("a", "o"), "ou": ("u", "au", "a", "o"),
    "ow": ("ou", "au", "o"), "p": ("p",), "ph": ("F",), "q": ("k",), "qu": ("k", "ku"), "r": ("r",),
    "s": ("s", "z", "S", "J"), "sc": ("s",), "sh": ("S",), "si": ("S", "J"), "ss": ("s", "S"),
    "t": ("t", "C", "T"), "tch": ("C",), "th": ("s", "z", "t"), "ti": ("S", "C"), "tu": ("C", "Cu", "tyu"),
    "ts": ("T", "tu"), "u": ("u", "a", "yu", "i"), "ui": ("i", "u"), "ur": ("a",), "v": ("b", "v", "u"),
    "w": ("w", "u", ""), "wh": ("h", "w"), "wr": ("r",), "x": ("ks", "guz", "kis", "kS", "kiS", "kus", "z"),
    "y": ("i", "y", "ai", "u"), "z": ("z", "T", "J"),
}  # fmt: skip
_LONGEST = 3
# Weights of the edit distance, set so that the loanwords of UniDic and their English come out near 1.
_RESPELL = 0.06
"""A sound that is not the letter's first."""
_SILENT_VOWEL, _SILENT_R, _SILENT = 0.3, 0.1, 1.0
_EPENTHETIC, _EXTRA_VOWEL, _EXTRA = 0.04, 0.45, 1.0
_OTHER_VOWEL = 0.35


@lru_cache(maxsize=1 << 15)
def sounds(katakana: str) -> str:
    """The sounds of a katakana word as one letter each; length marks and ッ are dropped.

    S, C, T, J, F and N stand for the first sounds of シ, チ, ツ, ジ, フ and for ン.
    """
    result: list[str] = []
    for char in katakana:
        if char in _SMALL:
            vowel = _SMALL[char]
            if result and result[-1] in "iueo":
                before = result.pop()
                # ティ and ファ lose the vowel between, キャ keeps its y, シャ does not.
                if len(vowel) == 2 and result and result[-1] in "SCJT":
                    vowel = vowel[1]
                elif len(result) == 0 or result[-1] in _VOWELS:
                    result.append("w" if before == "u" else "y")
            result.extend(vowel)
        elif char in _SOUND:
            result.extend(_SOUND[char])
    return "".join(result)


@lru_cache(maxsize=1 << 16)
def similarity(word: str, katakana: str) -> float:
    """How well a katakana word spells out an English one: 0 to 1, from about 0.85 it most likely does."""
    spoken = sounds(katakana)
    letters = re.sub(r"[^a-z]", "", word.lower())
    if not spoken or not letters or len(katakana) < 2:
        return 0.0
    weight = sum(0.5 if sound in _VOWELS else 1.0 for sound in spoken)
    vowels = sum(letter in "aeiou" for letter in letters)
    weight = (weight + len(letters) - vowels / 2) / 2
    return max(0.0, 1 - _cost(letters, spoken, weight / 2) / weight)


def _cost(letters: str, spoken: str, most: float) -> float:
    """The cheapest way to read `letters` as `spoken`; infinite where every way costs more than `most`."""
    infinite = float("inf")
    width = len(spoken) + 1
    rows = [[infinite] * width for _ in range(len(letters) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        cheapest = infinite
        for j in range(width):
            cost = row[j]
            if cost > most:
                continue
            cheapest = min(cheapest, cost)
            if j + 1 < width:
                extra = cost + _inserted(spoken, j)
                row[j + 1] = min(row[j + 1], extra)
            if i < len(letters):
                _read(letters, spoken, i, j, cost, rows)
        if (
            cheapest == infinite
            and i + _LONGEST <= len(letters)
            and all(min(later) == infinite for later in rows[i : i + _LONGEST + 1])
        ):
            return infinite
    return rows[-1][-1]


def _inserted(spoken: str, at: int) -> float:
    sound = spoken[at]
    if sound in _VOWELS:
        after_consonant = at and spoken[at - 1] not in _VOWELS and spoken[at - 1] != "N"
        return _EPENTHETIC if after_consonant and sound in "uoi" else _EXTRA_VOWEL
    return 0.3 if sound in "yw" else _EXTRA


def _read(letters: str, spoken: str, i: int, j: int, cost: float, rows: list[list[float]]) -> None:
    letter = letters[i]
    vowel = letter in "aeiou"
    silent = _SILENT_VOWEL if vowel else _SILENT
    if i and letters[i - 1] == letter:
        silent = 0.0
    elif letter == "r" and i and letters[i - 1] in "aeiou":
        silent = _SILENT_R
    elif letter == "e" and (i == len(letters) - 1 or letters[i + 1 :] in ("s", "d")):
        silent = 0.02
    target = rows[i + 1]
    target[j] = min(target[j], cost + silent)
    if vowel and j < len(spoken) and spoken[j] in _VOWELS:
        target[j + 1] = min(target[j + 1], cost + _OTHER_VOWEL)
    for length in range(1, min(_LONGEST, len(letters) - i) + 1):
        for rank, sound in enumerate(_GRAPHEMES.get(letters[i : i + length], ())):
            if spoken.startswith(sound, j):
                at = rows[i + length]
                end = j + len(sound)
                at[end] = min(at[end], cost + (_RESPELL if rank else 0.0))
