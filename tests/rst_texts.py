"""Strategies for texts that look like reStructuredText, and comments in the three conventions."""

from __future__ import annotations

from hypothesis import strategies as st

ENGLISH = (
    "boat",
    "harbour",
    "The sail",
    "is red.",
    "``code``",
    "`link <http://a.example/>`_",
    "*two*",
    "it:",
)
JAPANESE = ("船は", "港です。", "赤い、", "。", "「帆」", "オール", "　", "ー", "Sandvik は")
MARKS = (
    *(
        "* ",
        "- ",
        "+ ",
        "1. ",
        "#. ",
        "a) ",
        "(ii) ",
        ":name: ",
        "| ",
        ">>> ",
        ".. ",
        "..",
        ".. .. ",
        ".. % ",
    ),
    *(
        ".. [#] ",
        ".. [1] ",
        ".. [A1] ",
        ".. _x: ",
        ".. _x:",
        "__ ",
        ".. __: ",
        ".. |s| image:: ",
        "-o, --opt  ",
    ),
    *(".. note::", ".. note:: ", ".. be::", ".. versionadded:: 1.0 ", ".. code-block:: c", ".. glossary::"),
    *(
        ".. toctree::",
        ".. figure:: x.png",
        ".. table::",
        ".. csv-table::",
        "   :alt: ",
        ".. rst:dir:: .. x::",
    ),
    *(
        "====",
        "-----",
        "::::",
        "^^",
        "=== ===",
        "+---+---+",
        "| a | 船 |",
        "+===+===+",
        "::",
        "....",
        "\\",
        "/V ",
    ),
)
ODD = (
    "\t",
    "\x00",
    "\u3000",
    "\x0b",
    "\x0c",
    "\u2028",
    "\ufeff",
    "\u0301",
    "\udc80",
    "𠮷",
    "\\",
    "`",
    "``",
    "|",
    "_",
)
INDENTS = ("", "", "", " ", "  ", "   ", "    ", "      ", "\t", " \t", "         ", "　")
ENDS = ("\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "::\n\n", " \n")

CONVENTIONS = ("lines", "hang", "bare")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line with its end: indentation, marks, words of both languages."""
    marks = draw(st.lists(st.sampled_from(MARKS), max_size=2))
    words = draw(st.lists(st.sampled_from(ENGLISH + JAPANESE + JAPANESE + ODD), max_size=4))
    return draw(st.sampled_from(INDENTS)) + "".join(marks) + " ".join(words) + draw(st.sampled_from(ENDS))


@st.composite
def pairs(draw: st.DrawFn) -> str:
    """An original in a comment and its translation below it."""
    source = draw(originals())
    indent = draw(st.sampled_from(("", "   ")))
    text = (
        render(source, draw(st.sampled_from(CONVENTIONS))) + "\n" + draw(st.sampled_from(JAPANESE)) + "港\n\n"
    )
    return "".join(indent + line if line.strip() else line for line in text.splitlines(keepends=True))


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A simple or grid table, or code; the borders need not fit what is between them."""
    cells = st.sampled_from(
        ("boat", "船", "..", ".. a", "| 帆", "", "  ", "* x", "赤い旗です", "::", "\t", "----")
    )
    rows = draw(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
    wide = draw(st.integers(1, 9))
    match draw(st.integers(0, 2)):
        case 0:
            border = f"{'=' * wide}  {'=' * 6}\n"
            body = "".join(f"{one:<{wide}}  {two}\n" for one, two in rows)
            return f"{border}{body}{border}\n"
        case 1:
            border = f"+{'-' * (wide + 2)}+{'-' * 8}+\n"
            return border + "".join(f"| {one:<{wide}} | {two:<6} |\n{border}" for one, two in rows) + "\n"
        case _:
            mark = draw(st.sampled_from(("    ", "> ", "\t", "   .. ")))
            return "code::\n\n" + "".join(f"{mark}{one}\n\n" for one, _ in rows)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A text of lines, pairs, and repeated or nested lines."""
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 12))):
        match draw(st.integers(0, 9)):
            case 0 | 1:
                parts.append(draw(pairs()))
            case 2:
                parts.append(draw(st.sampled_from(MARKS)) * draw(st.integers(2, 90)) + "\n")
            case 3:
                mark = draw(st.sampled_from(MARKS))
                parts += (" " * depth + mark + "x\n" for depth in range(draw(st.integers(2, 9))))
            case 4:
                parts.append(draw(st.text(max_size=12)) + "\n")
            case 5:
                parts.append(draw(tables()))
            case _:
                parts.append(draw(lines()))
    return draw(st.sampled_from(("", "", "\ufeff"))) + "".join(parts)


@st.composite
def originals(draw: st.DrawFn) -> str:
    """A well-formed English text of one paragraph, title, list or definition, or of several paragraphs."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=14))
    text = wrap(words, draw(st.integers(10, 40)))
    match draw(st.integers(0, 4)):
        case 0:
            title = " ".join(words[:4])
            return f"{title}\n{'=' * len(title)}\n"
        case 1:
            return "".join(f"* {line}\n" for line in text.splitlines())
        case 2:
            return f"{words[0]}\n" + "".join(f"    {line}\n" for line in text.splitlines())
        case 3:
            return f"{text}\n\n{wrap(words[::-1], 30)}\n"
        case _:
            return f"{text}\n"


WORDS = "boat sails harbour The a quickly open gate, Norvik and then `keys`_ ``row()`` 12 stop.".split()


def wrap(words: list[str], width: int) -> str:
    """The words as lines; none begins like a mark."""
    result: list[str] = []
    for word in words:
        if result and len(result[-1]) + len(word) < width:
            result[-1] += f" {word}"
        else:
            result.append(word)
    return "\n".join(result)


def render(text: str, convention: str) -> str:
    """`text`, which ends in a line feed, as a comment in one of `CONVENTIONS`."""
    body = text.splitlines()
    if convention == "lines":
        return "".join(f".. {line}".rstrip() + "\n" for line in body)
    if convention == "hang":
        return "".join((f"{'   ' if at else '.. '}{line}").rstrip() + "\n" for at, line in enumerate(body))
    return "..\n" + "".join(f"    {line}".rstrip() + "\n" for line in body)
