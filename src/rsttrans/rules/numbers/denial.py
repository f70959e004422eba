"""What denies, in English and in Japanese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...japanese import Token

_DENIALS = re.compile(
    r"\b(?:[Nn]ot|NOT|[Cc]annot|[Nn]ever|[Nn]either|[Nn]or|[Nn]one|none|[Nn]othing|[Nn]obody|[Nn]owhere"
    r"|N[Oo](?! ?[.:] ?[0-9]|[.-][A-Za-z0-9])|no(?![.:-]?[A-Za-z0-9]))\b"
    r"|\b(?:[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Ww]o|[Ww]ould|[Ss]hould|[Cc]ould|[Hh]ave|[Hh]as|[Hh]ad"
    r"|[Mm]ust|[Nn]eed|[Aa]i|[Mm]ight)n['’ ]?t\b|\b[Cc]an?['’]t\b"
)
_QUOTED = re.compile(r"[\"“][^\"“”]{1,60}[\"”]")
# Not, no and the like that deny nothing, or nothing that Japanese would deny too.
_IDIOMS = re.compile(
    r"\b(?:not|n['’]t) (?:only|just|merely|simply|solely|to mention|until|unless|to say|so much|quite|least|last)\b"
    r"|\b(?:nothing|none) (?:but|more|less|other)\b|\bno (?:more|less|fewer|later|earlier|other|sooner) than\b"
    r"|\bno (?:matter|doubt|wonder|sooner|longer|problem|surprise|yes|exception)\b|\b(?:or|if|why|than|yes and|but) not?\b"
    r"|\b(?:can['’]?t|cannot|could ?n['’]t) (?:wait|help|but|overstate|agree more)\b|\bnot\b.*\bbut\b(?! not)"
    r"|\bn['’]t\b[^.]*\?|\bnot\b[^.]*\?|\b(?:do|did|does|is|are|was|ca|should|would|wo)n['’]t (?:forget|worry|hesitate|mind)\b"
    r"|\bnot (?:un|in|im|dis|non)\w+|\bnor\b|\bneither\b|\bno[- ]one['’]s\b|\bno[- ]?op\b|\byes\b|\bany less\b",
    re.I,
)
_NEGATIVE_WORDS = re.compile(
    r"\b(?:unless|until|till|without|only|few|fewer|little|less|least|hardly|barely|rarely|seldom|scarcely|instead|rather"
    r"|except\w*|exclu\w+|but|fail\w*|miss\w*|lack\w*|prevent\w*|avoid\w*|refus\w+|reject\w*|ignor\w+|stop\w*|omit\w*"
    r"|forbid\w*|prohibit\w*|prevent\w*|den(?:y|ied|ies)|drop\w*|skip\w*|los[est]\w*|un[a-z]+|in(?:valid|correct|complete|compatible|ab"
    r"|sufficient|consistent|accura|visible|dependen|adequate|appropriate|direct|finite)\w*|im(?:possib|mutab|proper|perfect)\w*"
    r"|ir(?:re|ra)\w+|il(?:le|lo)\w+|dis[a-z]+|non[a-z-]*|mis[a-z]+|[a-z]{3,}less|[a-z]+-free|absen\w+|empty|outside|other|too"
    r"|beyond|difficult|hard|doubt\w*|wrong\w*|bad\w*|poor\w*|still|yet|otherwise|differ\w*|ever|free|optional\w*|alone"
    r"|before|away|against|nil|null|void|zero|far|anti\w*|hidden|silent\w*|quiet\w*|regardless|even|any(?:thing|one|more)?|at all"
    r"|remain\w*|worr\w+|obsolete|deprecated|forget\w*|careful|beware|private|secret|error\w*|must|all|always|every)\b",
    re.I,
)


def in_english(text: str) -> list[str] | None:
    """The words of an English sentence that deny; None where it is not sure what they deny."""
    text = _QUOTED.sub(" ", text)
    if _IDIOMS.search(text):
        return None
    return [match[0] for match in _DENIALS.finditer(text)]


def has_negative_words(text: str) -> bool:
    """Whether an English sentence has any word that Japanese may well translate by a denial."""
    return _NEGATIVE_WORDS.search(text) is not None


# Negative in form alone: must, may, no more than, regardless of.
_NEUTRAL = re.compile(
    r"な(?:けれ|きゃ|くて)(?:ば|は)?(?:なり|なら|いけ|だめ|駄目)(?:ませ|な)[いん]?|ないと(?:いけ|なり|なら|だめ)\w{1,3}|ねば(?:なら|なり)\w{1,3}"
    r"|なければ(?:なら|いけ|なり)|なくては(?:なら|いけ|なり)|ざるを[得え]\w{1,3}|か[もも]し?[知し]れ(?:ませ|な)[いん]|[にに](?:過|す)ぎ(?:ませ|な)[いん]"
    r"|に違い(?:あり)?(?:ませ|な)[いん]|[にの]?(?:他|ほか)な(?:らな|りませ)[いん]|しか[^。]*?(?:ませ|な|無)[いんくか]|(?:だけ|のみ|ばかり)(?:で|じゃ)は?(?:な|無)く"
    r"|のみならず|(?:ない|ません)(?:でしょう|だろう)?か(?=[。？?]|$)|ない(?:限|かぎ)り|にも?(?:拘|関|かか)わらず|(?:を|に)(?:問|と)わず|に(?:依|よ)らず|関係なく"
    r"|間違いなく|少なからず|やむを[得え]ず|すみません|つまらな|とんでもな|もったいな|ほとんど変わ|まもなく|間もなく|なんとなく|限りなく|くまなく|ようもない"
    r"|に(?:は)?(?:かな|敵)いません|言うまでも(?:な|あ)|絶え間な|何気な|さりげな|思いがけな|問題(?:な|あ)[いくり](?:ませ)?"
)
_LEXICAL = re.compile(
    "不|非|無|未|禁|否|避|失敗|欠|以外|外れ|除|困難|難し|にくい|づらい|異な|違[いうっ]|なし|ナシ|やめ|止め|防|拒|省[略か]|代わり|まで|前に|だめ|駄目|ノー|いいえ"
    "|反対|逆に|別の|消え|失わ|足り|過ぎ|すぎ|かね|だけ|のみ|しか|ゼロ|限ら|まれ|めったに|廃止|控え|いったん|捨て|抜き|さえ|空|知らず|わずか|少[なし]"
)


def in_japanese(tokens: Sequence[Token], text: str) -> tuple[list[Token], bool]:
    """The tokens of a Japanese sentence that deny, and whether it has other words that may do so.

    `tokens` are those of the sentence, `text` what their offsets lead into.
    """
    if not tokens:
        return [], False
    start, end = tokens[0].start, tokens[-1].end
    neutral = [match.span() for match in _NEUTRAL.finditer(text, start, end)]
    found = [
        token
        for token in tokens
        if (token.ctype in ("助動詞-ナイ", "助動詞-ヌ") or token.lemma in ("無い", "無し"))
        and not any(low < token.end and token.start < high for low, high in neutral)
    ]
    return found, bool(neutral) or _LEXICAL.search(text, start, end) is not None
