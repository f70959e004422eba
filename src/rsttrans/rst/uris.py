"""Standalone URIs and e-mail addresses in running text, by docutils' grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..text import CJK
from .punctuation import AFTER, BEFORE

SCHEMES = frozenset(
    """
about acap addbook afp afs aim callto castanet chttp cid crid data dav dict dns eid fax feed
file finger freenet ftp go gopher gsm-sms h323 h324 hdl hnews http https hydra iioploc ilu
im imap info ior ipp irc iris.beep iseek jar javascript jdbc ldap lifn livescript lrq
mailbox mailserver mailto md5 mid mocha modem mtqp mupdate news nfs nntp opaquelocktoken
phone pop pop3 pres printer prospero rdar res rtsp rvp rwhois rx sdp service shttp sip sips
smb snews snmp soap.beep soap.beeps ssh t120 tag tcp tel telephone telnet tftp tip tn3270 tv
urn uuid vemmi videotex view-source wais whodp whois++ x-man-page xmlrpc.beep xmlrpc.beeps
z39.50r z39.50s
""".split()
)
"""The schemes that `docutils.utils.urischemes` knows; a test holds the two equal."""

# Only these are unmistakable where Japanese touches them.
_WEB = frozenset(("ftp", "http", "https"))
_HINT = re.compile(r"[a-zA-Z0-9.+-]:|@")
_SCHEME = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-")
_URI_CHARS = frozenset("-_.!~*'()[];/:@&=+$,%\0") | _SCHEME
_URI_RUN = re.compile(r"[-_.!~*'()\[\];/:@&=+$,%a-zA-Z0-9\x00]*+")
_LAST = frozenset("_~*/=+") | (_SCHEME - frozenset(".-"))
_ATOM = frozenset("-_!~*'{|}/#?^`&=+$%\0") | (_SCHEME - frozenset("."))
_HOST_RUN = re.compile(r"[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\x00.]*+")
_PLAIN_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_EMAIL = re.compile(
    r"[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\x00]++(?:\.[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\x00]++)*+(?<!\x00)@"
    r"[-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\x00][-_!~*'{|}/#?^`&=+$%a-zA-Z0-9\x00.]*[_~*/=+a-zA-Z0-9]$"
)
_CJK = re.compile(f"[{CJK}]")


class Uri(NamedTuple):
    """A standalone URI, `text[start:end]`."""

    start: int
    end: int
    target: str
    """With `mailto:` before an e-mail address."""
    strict: bool
    """Whether docutils sees exactly this."""


def is_email(text: str) -> bool:
    """Whether docutils would put `mailto:` before the URI of a link."""
    return len(text) < 1000 and bool(_EMAIL.match(text))


def looks_like_uri(text: str) -> bool:
    """Whether `text` begins with what docutils reads as a URI (whatever its scheme) or an e-mail address."""
    hint = _HINT.search(text)
    if not hint:
        return False
    at = hint.end() - 1
    if text[at] == ":":
        start = _scheme_start(text, at, 0)
        return start == 0 and bool(_uri_end(text, at + 1, len(text), meant=False))
    return _email_start(text, at, 0) == 0 and bool(_email_end(text, at + 1, len(text), meant=False))


def standalone(text: str, start: int, end: int, *, meant: bool) -> Iterator[Uri]:
    """The URIs of `text[start:end]`, which holds no other markup; a NUL stands for a backslash.

    With `meant`, also those that Japanese touches, and those that docutils overlooks since something like
    a scheme (`note:x`) precedes them in the same stretch of text.
    """
    at = floor = start
    strict = True
    while hint := _HINT.search(text, at, end):
        at = hint.end()
        mark = at - 1
        email = text[mark] == "@"
        begin = _email_start(text, mark, floor) if email else _scheme_start(text, mark, floor)
        exact = begin >= 0
        if not exact and meant:
            begin = _touched(text, mark, floor, email)
        if begin < 0:
            continue
        known = email or text[begin:mark].lower() in (SCHEMES if exact else _WEB)
        if meant and not known:
            # docutils would take no URI of the rest; what stands behind a hyphen may still be one.
            strict = False
            begin = max(begin, 1 + max(text.rfind(sign, begin, mark) for sign in ".+-"))
            exact, known = False, text[begin:mark].lower() in _WEB
            if not known:
                continue
        stop = (_email_end if email else _uri_end)(text, at, end, meant=meant)
        if not stop or (email and not exact and not _PLAIN_EMAIL.fullmatch(text, begin, stop)):
            continue
        if known:
            exact = exact and (stop == end or bool(AFTER.match(text, stop)))
            target = text[begin:stop].replace("\0", "")
            yield Uri(begin, stop, f"mailto:{target}" if email else target, strict and exact)
            at = floor = stop
        else:
            # docutils gives up the whole stretch of text at an unknown scheme.
            return


def _scheme_start(text: str, mark: int, floor: int) -> int:
    best = -1
    at = mark
    while at > floor and text[at - 1] in _SCHEME:
        at -= 1
        if text[at].isalpha() and (at == floor or BEFORE.match(text, at - 1)):
            best = at
    return best


def _email_start(text: str, mark: int, floor: int) -> int:
    best = -1
    at = mark
    if at > floor and text[at - 1] == "\0":
        return best
    while at > floor:
        char = text[at - 1]
        if char == ".":
            if at == mark or at - 1 == floor or text[at] == "." or text[at - 2] not in _ATOM:
                break
            at -= 1
            continue
        if char not in _ATOM:
            break
        at -= 1
        if at == floor or BEFORE.match(text, at - 1):
            best = at
    return best


def _touched(text: str, mark: int, floor: int, email: bool) -> int:
    """Where a URI begins that directly follows Japanese, or -1."""
    at = mark
    while at > floor and (text[at - 1] in _SCHEME or (email and text[at - 1] == "_")):
        at -= 1
    return at if floor < at < mark and _CJK.match(text, at - 1) else -1


def _last(text: str, low: int, high: int, limit: int, *, meant: bool) -> int:
    """The largest end in (low, high] behind a character that may end a URI; 0 for none."""
    for end in range(high, low, -1):
        char = text[end - 1]
        final = char in _LAST or (char in _URI_CHARS and end < limit and text[end] == ">")
        if final and (end == limit or AFTER.match(text, end) or (meant and _CJK.match(text, end))):
            return end
    return 0


def _run(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    found = pattern.match(text, start, limit)
    return found.end() if found else start


def _uri_end(text: str, start: int, limit: int, *, meant: bool) -> int:
    stop = _run(_URI_RUN, text, start, limit)
    runs = [(start, stop)]
    for sign in "?#":
        low, stop = runs[-1]
        if low < stop < limit and text[stop] == sign and text[stop - 1] in _LAST:
            runs.append((stop + 1, _run(_URI_RUN, text, stop + 1, limit)))
    for low, stop in reversed(runs):
        if end := _last(text, low, stop, limit, meant=meant):
            return end
    return 0


def _email_end(text: str, start: int, limit: int, *, meant: bool) -> int:
    if start >= limit or text[start] not in _ATOM:
        return 0
    stop = _run(_HOST_RUN, text, start, limit)
    if stop + 1 < limit and text[stop] in _URI_CHARS and text[stop + 1] == ">":
        return stop + 1
    return _last(text, start + 1, stop, limit, meant=meant)
