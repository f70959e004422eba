"""What denies, in English and in Japanese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...english import negations

if TYPE_CHECKING:
    from ...japanese import Token

_SURE = frozenset({"not", "no", "never", "none", "cannot"})
# Idioms that Japanese denies in as well: 〜する必要はありません, もはや〜ない, 必ずしも〜ない.
_DENYING_IDIOM = re.compile(r"need|ha(?:ve|s) to|requir|necessar|longer|until|impossible", re.I)
_QUOTED = re.compile(r"[\"“][^\"“”]{1,80}[\"”]")
_ANSWER = re.compile(r"(?:^|[\s(])(?:[Nn]o|NO)(?=[,;]| (?:and|or)\b)")
_QUESTION = re.compile(r"\?\s*[\"”)]?\s*$")


class Denials(NamedTuple):
    """The denials of an English text."""

    sure: list[str]
    """Those that a translation has to deny, too."""
    open: int
    """How many it may, or may not, express by a denial."""


def in_english(text: str) -> Denials:
    """The denials of English sentences."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    sure: list[str] = []
    open_ones = 0
    asks = _QUESTION.search(text) is not None
    for kind, words, start, end in negations(text):
        if words == "None" and start or any(low <= start and end <= high for low, high in quoted):
            continue
        if asks or _ANSWER.match(text, max(start - 1, 0)):
            open_ones += 1
        elif kind in _SURE or (kind == "idiom" and _DENYING_IDIOM.search(words)):
            sure.append(words)
        else:
            open_ones += 1
    return Denials(sure, open_ones)


_NEGATIVE_WORDS = re.compile(
    r"\b(?:unless|until|till|without|only|few|fewer|little|less|least|hardly|barely|rarely|seldom|scarcely|instead|rather"
    r"|except\w*|exclu\w+|but|fail\w*|miss\w*|lack\w*|prevent\w*|avoid\w*|refus\w+|reject\w*|ignor\w+|stop\w*|omit\w*"
    r"|forbid\w*|prohibit\w*|den(?:y|ied|ies)|drop\w*|skip\w*|los[est]\w*|un[a-z]+|in(?:valid|correct|complete|compatible|ab"
    r"|sufficient|consistent|accura|visible|dependen|adequate|appropriate|direct|finite)\w*|im(?:possib|mutab|proper|perfect)\w*"
    r"|ir(?:re|ra)\w+|il(?:le|lo)\w+|dis[a-z]+|non[a-z-]*|mis[a-z]+|[a-z]{3,}less|[a-z]+-free|absen\w+|empty|outside|other|too"
    r"|beyond|difficult|hard|doubt\w*|wrong\w*|bad\w*|poor\w*|still|yet|otherwise|differ\w*|ever|free|optional\w*|alone"
    r"|before|away|against|nil|null|void|zero|far|anti\w*|hidden|silent\w*|quiet\w*|regardless|even|any(?:thing|one|more)?|at all"
    r"|remain\w*|worr\w+|obsolete|deprecated|forget\w*|careful|beware|private|secret|error\w*|must|all|always|every|suppress\w*"
    r"|shadow\w*|conflict\w*|oppos\w+|independent\w*|agnostic|insensitive\w*|hid\w*|remov\w*|strip\w*|just|needs?|also|may|can)\b",
    re.I,
)


def has_negative_words(text: str) -> bool:
    """Whether an English sentence has any word that Japanese may well translate by a denial."""
    return _NEGATIVE_WORDS.search(text) is not None


# Negative in form alone: must, may, no more than, only, regardless of, no doubt.
_NEUTRAL = re.compile(
    r"な(?:けれ|きゃ|くて)(?:ば|は)?(?:なり|なら|いけ|だめ|駄目)(?:ませ|な)[いん]?|ないと(?:いけ|なり|なら|だめ)\w{1,3}|ねば(?:なら|なり)\w{1,3}"
    r"|なければ(?:なら|いけ|なり)|なくては(?:なら|いけ|なり)|ざるを[得え]\w{1,3}|か[もも]し?[知し]れ(?:ませ|な)[いん]|に(?:過|す)ぎ(?:ませ|な)[いん]"
    r"|に違い(?:あり)?(?:ませ|な)[いん]|[にの]?(?:他|ほか)な(?:らな|りませ)[いん]|しか[^。]*?(?:ませ|な|無)[いんくか]|(?:だけ|のみ|ばかり)(?:で|じゃ)は?(?:な|無)く"
    r"|のみならず|(?:ない|ません)(?:でしょう|だろう)?か(?=[。？?]|$)|ない(?:限|かぎ)り|にも?(?:拘|関|かか)わらず|(?:を|に)(?:問|と)わず|に(?:依|よ)らず"
    r"|間違いなく|少なからず|やむを[得え]ず|すみません|つまらな|とんでもな|もったいな|まもなく|間もなく|なんとなく|限りなく|くまなく|ようもない"
    r"|言うまでも(?:な|あ)|絶え間な|何気な|さりげな|思いがけな|かま(?:いませ|わな)[いん]|構(?:いませ|わな)[いん]"
)
# Words that may stand for a denial, each with the English that explains it otherwise.
_LEXICAL = {
    "失敗": "fail|unsuccess|wrong",
    "欠|抜[けき]|足りな|不足": "miss|lack|drawback|shortcoming|disadvantage|defect|defic|flaw|without|downside",
    "除[いかくき]|除外|取り除": "except|remov|exclu|strip|eliminat|filter|drop|aside|besides|apart",
    "困難|難し|にくい|づらい": "difficult|hard|challeng|tricky|complicat|trouble",
    "異な|違[いうっえ]": "differ|than|unlike|various|vary|distinct|another|mistake|wrong|confus|mis|separate|other|incorrect|error|versus",
    "以外|外の|外で": "other|except|outside|beyond|besides|else|non|external|apart|beside|out",
    "防[ぐぎいが]|避け|回避|防止": "prevent|avoid|protect|guard|work ?around|escape|circumvent|bypass|defen|safe",
    "禁止|禁じ|拒[否む]|拒絶": "prohibit|forbid|disallow|refus|reject|den[yi]|disable|ban",
    "無効|無視|無駄": "invalid|disabl|ignor|waste|useless|discard|skip|unnecessar|redundan|void|suppress",
    "省略|省い|省か": "omit|omission|optional|abbrev|ellips|short|default|leave|left|skip|drop",
    "[なの無]し(?![いがたでと])|抜き|皆無": "without|no|none|less",
    "不要|不可能|不可|不明|不[^要可明足]": "un|in|im|dis|ir|invalid|incon|bad|problem|wrong|need",
    "無[^効視駄い料限し]|非[^常]|未": "un|non|in|im|less|free|anonym|async|yet|future|still|no",
    "代わり|かわりに|代替": "instead|rather|replac|alternat|substitut|place|in lieu",
    "逆に|反対": "revers|invers|contrary|vice|conver|hand|opposit|against|back|contrast",
    "控え|やめ|止め|止ま|停止": "stop|halt|cease|quit|end|refrain|pause|abort|kill|terminat",
    "(?:まれ|稀)に|めったに|滅多": "rare|seldom|occasion|hardly",
    "消え|失わ|失う|失い|外れ|廃止": "los[et]|disappear|vanish|drop|gone|deprecat|obsolete|remov|away|out",
    "別の|別に|他の": "other|another|different|separate|alternat|else|various|distinct|additional|further|more|some",
    "だけ|のみ|しか|限[らりる定]": "only|just|sole|mere|simpl|alone|limit|restrict|long as|unless|all|as much|exclusiv|necessarily|single|far",
}
_LEXICAL_PATTERNS = [
    (re.compile(japanese), re.compile(rf"\b(?:{english})", re.I)) for japanese, english in _LEXICAL.items()
]


def in_japanese(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens of a stretch of Japanese that deny; `text` is what their offsets lead into."""
    if not tokens:
        return []
    neutral = [match.span() for match in _NEUTRAL.finditer(text, tokens[0].start, tokens[-1].end)]
    return [
        token
        for token in tokens
        if (token.ctype in ("助動詞-ナイ", "助動詞-ヌ") or token.lemma in ("無い", "無し"))
        and not any(low < token.end and token.start < high for low, high in neutral)
    ]


def substitutes(source: str, target: str) -> int:
    """How many words of the Japanese may stand for a denial and are not explained by another English word."""
    return sum(
        len(japanese.findall(target))
        for japanese, english in _LEXICAL_PATTERNS
        if japanese.search(target) and not english.search(source)
    )
