"""What denies, in English and in Japanese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ...english import Negation, negations

if TYPE_CHECKING:
    from ...japanese import Token

_SURE = frozenset({"not", "no", "never", "none", "cannot"})
# Idioms that Japanese denies in as well: 〜する必要はありません, もはや〜ない, 必ずしも〜ない.
_DENYING_IDIOM = re.compile(r"need|ha(?:ve|s) to|requir|necessar|longer|impossible", re.I)
_QUOTED = re.compile(r"[\"“][^\"“”]{1,80}[\"”]")
_ANSWER = re.compile(r"(?:^|[\s(])(?:[Nn]o|NO)(?=[,;]| (?:and|or)\b)")
# Some tools drop it from comments.
_LOST_APOSTROPHE = re.compile(r"(?<=do|es|id|is|re|as|wo|ld|ve|ad|st|ca)n t\b")
_IN_NO_TIME = re.compile(r"\b(?:in|at) no (?:time|small)\b|\bno time\b|\bnothing (?:short|less)\b", re.I)
_QUESTION = re.compile(r"\?\s*[\"”)]?\s*$")


class Denials(NamedTuple):
    """The denials of an English text."""

    sure: tuple[str, ...]
    """Those that a translation has to deny, too."""
    open: int
    """How many it may, or may not, express by a denial."""


@lru_cache(maxsize=1 << 12)
def in_english(text: str) -> Denials:
    """The denials of English sentences."""
    denying = _denying(text)
    if not denying:
        return Denials((), 0)
    text = _with_apostrophes(text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    sure: list[str] = []
    open_ones = 0
    unsure = _QUESTION.search(text) is not None or _IN_NO_TIME.search(text) is not None
    for kind, words, start, end in denying:
        if (words == "None" and start) or any(low <= start and end <= high for low, high in quoted):
            # The constant, or a text that is spoken of.
            continue
        if unsure or _ANSWER.match(text, max(start - 1, 0)):
            open_ones += 1
        elif kind in _SURE or (kind == "idiom" and _DENYING_IDIOM.search(words)):
            sure.append(words)
        else:
            open_ones += 1
    return Denials(tuple(sure), open_ones)


def denies(text: str) -> bool:
    """Whether English sentences have any word that denies, in whatever sense."""
    return bool(_denying(text))


def _denying(text: str) -> tuple[Negation, ...]:
    return negations(_with_apostrophes(text))


def _with_apostrophes(text: str) -> str:
    return _LOST_APOSTROPHE.sub("n't", text) if "n t" in text else text


_MEANING_NO = (
    r"unless|without|fail\w*|lack\w*|miss\w*|prevent\w*|avoid\w*|un(?!i|der|til)[a-z]{3,}|im(?:possib|mutab|proper|perfect)\w*"
    r"|in(?:valid|correct|complete|compatible|visible|consistent|sufficient|ability|adequate|appropriate)\w*"
    r"|non\w*|dis[a-z]+|mis[a-z]+|few|little|[a-z]{4,}less|independent\w*|regardless|hardly|rarely|otherwise"
    r"|except\w*|instead|rather|differ\w*|absen\w+|exclu\w+"
)
_WITH_NEGATIVE_SENSE = (
    r"until|till|only|fewer|less|least|barely|seldom|scarcely|refus\w+|reject\w*|ignor\w+|stop\w*|omit\w*|forbid\w*"
    r"|prohibit\w*|den(?:y|ied|ies)|drop\w*|skip\w*|los[est]\w*|un[a-z]+|in(?:ab|accura|dependen|direct|finite)\w*"
    r"|ir(?:re|ra)\w+|il(?:le|lo)\w+|non-\w+|[a-z]+-free|empty|outside|too|beyond|difficult|hard|doubt\w*|wrong\w*|bad\w*"
    r"|poor\w*|still|yet|ever|free|optional\w*|alone|away|against|nil|null|void|zero|far|anti\w*|hid\w*|silent\w*"
    r"|quiet\w*|even|any(?:thing|one|more)?|at all|remain\w*|worr\w+|obsolete|deprecated|forget\w*|careful"
    r"|beware|private|secret|error\w*|suppress\w*|shadow\w*|conflict\w*|oppos\w+|agnostic|insensitive\w*|remov\w*|strip\w*"
)
_NEGATIVE_MEANING = re.compile(rf"\b(?:{_MEANING_NO}|must)\b", re.I)
_NEGATIVE_WORDS = re.compile(rf"\b(?:{_MEANING_NO}|{_WITH_NEGATIVE_SENSE})\b", re.I)


def means_no(text: str) -> bool:
    """Whether an English sentence has a word that contains a denial: unknown, without, fails."""
    return _NEGATIVE_MEANING.search(text) is not None


def has_negative_words(text: str) -> bool:
    """Whether an English sentence has any word that Japanese may well translate by a denial."""
    return _NEGATIVE_WORDS.search(text) is not None


# Negative in form alone: must, may, only, not only, unless, regardless of, no doubt.
_NEUTRAL = re.compile(
    r"な(?:けれ|きゃ|くて)(?:ば|は)?(?:なり|なら|いけ|だめ|駄目)(?:ませ|な)[いん]?|ないと(?:いけ|なり|なら|だめ)\w{1,3}"
    r"|ねば(?:なら|なり)\w{1,3}|なければ(?:なら|いけ|なり)|なくては(?:なら|いけ|なり)|ざるを[得え]\w{1,3}"
    r"|か[もも]し?[知し]れ(?:ませ|な)[いん]|に(?:過|す)ぎ(?:ませ|な)[いん]|に違い(?:あり)?(?:ませ|な)[いん]"
    r"|[にの]?(?:他|ほか)な(?:らな|りませ)[いん]|しか(?![しもるた])[^。]{0,80}?(?:ませ|な|無)[いんくか]"
    r"|(?:だけ|のみ|ばかり)(?:で|じゃ)は?(?:な|無)く|のみならず|(?:ない|ません)(?:でしょう|だろう)?か(?=[。？?]|$)"
    r"|ない(?:限|かぎ)り|にも?(?:拘|関|かか)わらず|(?:を|に)(?:問|と)わず|に(?:依|よ)らず|間違いなく|少なからず"
    r"|やむを[得え]ず|すみません|つまらな|とんでもな|もったいな|まもなく|間もなく|なんとなく|限りなく|くまなく"
    r"|ようもない|言うまでも(?:な|あ)|絶え間な|何気な|さりげな|思いがけな|(?:かま|構)(?:いませ|わな)[いん]"
)
_UN = "un(?!i|der|til|less)[a-z]{3,}"
# Words that may stand for a denial, each with the English that explains it otherwise.
_LEXICAL = (
    ("失敗", "fail|unsuccess|wrong"),
    ("欠|抜[けき]|足りな|不足", "miss|lack|drawback|shortcoming|disadvantage|defect|defic|flaw|downside"),
    ("除[いかくき]|除外|取り除", "except|remov|exclu|strip|eliminat|filter|drop|aside|besides|apart"),
    ("困難|難し|にくい|づらい", "difficult|hard|challeng|tricky|complicat|trouble"),
    (
        "異な|違[いうっえ]",
        "differ|than|unlike|various|vary|distinct|another|mistake|wrong|confus|mis|separate|other|incorrect|error"
        "|versus",
    ),
    (
        "以外|[をはか]外[すしれ]|はず[しすれ]",
        "other|except|outside|beyond|besides|else|external|apart|remov|drop|off|out",
    ),
    (
        "防[ぐぎいが]|避け|回避|防止",
        "prevent|avoid|protect|guard|work ?around|escape|circumvent|bypass|defen|safe",
    ),
    (
        "禁止|禁じ|禁物|厳禁|拒[否む]|拒絶|だめ|ダメ|駄目|違反",
        "prohibit|forbid|disallow|refus|reject|den[yi]|disable|ban|violat|bad",
    ),
    ("ゼロ|無料", "zero|free"),
    ("途中", "halfway|middle|progress|partial|underway|along|during"),
    ("偽|誤り|間違[いっ](?!な)|嘘", "false|wrong|mistake|error|incorrect|lie|bug|fake|confus"),
    ("劣[るりっ]|及ば", "worse|inferior|less|behind"),
    ("簡単|容易", "eas[iey]|simpl|trivial|straight|quick|brief|handy|convenien"),
    ("任意|自由", "option|any|arbitrar|free|voluntar|whatever|custom"),
    ("対象外|範囲外|[ー一-龠]外(?=[でのにはと、。])", "outside|out of|external|beyond|abroad|exter"),
    ("無効|無視|無駄", "invalid|disabl|ignor|waste|useless|discard|skip|unnecessar|redundan|void|suppress"),
    ("省略|省い|省か", "omit|omission|optional|abbrev|ellips"),
    ("[なの無]し(?![いがたでと])|抜き|皆無", "without|none"),
    ("不要", "unnecessar|unneeded|redundan|useless|superfluous"),
    (
        "不[^要足]",
        f"{_UN}|in(?:valid|con|com|cor|suf|stab|app)|im(?:pos|prop|mut|per)|il(?:leg|leb|log)|bad|problem|wrong"
        "|malform|ambigu|mis[a-z]|lack|opaque|strange|bug|defect|fault",
    ),
    ("無[^効視駄い料限し]", f"{_UN}|[a-z]+less|free|ignor|infinit"),
    ("非[^常]", f"{_UN}|non|async|anonym|privat|hidden|deprec|obsolet|un[a-z]"),
    ("未", f"{_UN}|yet|future|still|prior|less|open|miss"),
    ("空(?!間|白|行)", "empty|blank|space|null|sky|air|vacant|void"),
    ("控え|やめ|止め|止ま|停止", "stop|halt|cease|quit|end|refrain|pause|abort|kill|terminat"),
    ("(?:まれ|稀)に|めったに|滅多", "rare|seldom|occasion|hardly"),
    ("消え|失わ|失う|失い|廃止", "los[et]|disappear|vanish|drop|gone|deprecat|obsolete|remov|away"),
    (
        "別の|別に|他の",
        "other|another|different|separate|alternat|else|various|distinct|additional|further|more|some",
    ),
    (
        "だけ|のみ|しか(?![しもるた])|限(?:ら|る|定|り(?!ま))|(?<!ま)まで|[留止とど]ま[りるっ]",
        "only|just|sole|mere|simpl|alone|limit|restrict|long as|unless|all|as much|exclusiv|necessarily"
        "|single|far|until|till|to|up|through|even",
    ),
    (
        "[0-9０-９]\\S{0,4}以[上下内]",
        "more|above|over|at least|minimum|less|below|under|within|at most|up to|\\+",
    ),
    (
        "まま",
        "as is|as-is|remain|keep|kept|stay|unchanged|intact|still|leave|left|as it|as they|verbatim|while",
    ),
    ("(?:かま|構)(?:いませ|わな)[いん]", "may|can|also|fine|ok"),
    ("ない(?:限|かぎ)り", "unless"),
    ("少な", "less|few|little|small|low|minim|cheap|reduc|least"),
    ("に(?:過|す)ぎ(?:ませ|な)[いん]", "only|just|mere|simply"),
)
_LEXICAL_PATTERNS = [(re.compile(japanese), english) for japanese, english in _LEXICAL]


# 無くなる is a verb of its own: no longer being there.
_NEGATIVE = frozenset({"無い", "無し", "無くなる", "無くす", "無く成る"})


def in_japanese(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens of a stretch of Japanese that deny; `text` is what their offsets lead into."""
    denying = [token for token in tokens if may_deny(token)]
    if not denying:
        return []
    neutral = [match.span() for match in _NEUTRAL.finditer(text, tokens[0].start, tokens[-1].end)]
    return [
        token for token in denying if not any(low < token.end and token.start < high for low, high in neutral)
    ]


def may_deny(token: Token) -> bool:
    """Whether a token denies by itself."""
    return token.ctype in ("助動詞-ナイ", "助動詞-ヌ") or token.lemma in _NEGATIVE


@cache
def _explaining(english: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{english})", re.I)


def substitutes(source: str, target: str) -> int:
    """How many words of the Japanese may stand for a denial and are not explained by another English word."""
    return sum(
        max(0, len(found) - len(_explaining(english).findall(source)))
        for japanese, english in _LEXICAL_PATTERNS
        if (found := japanese.findall(target))
    )
