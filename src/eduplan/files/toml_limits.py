"""The limits of a TOML text that is parsed at all, and the lexical patterns of TOML."""

from __future__ import annotations

import re

from eduplan.files import text_mistakes as mistakes
from eduplan.messages import Text

MAXIMUM_DEPTH = 16
"""How many brackets may be open at once, and how many parts a dotted key may have."""

MAXIMUM_WORD = 200
"""How many characters a number or a bare key may have."""

# Every repetition is possessive, and an unclosed string ends with its line or with the text, so
# that matching takes time in proportion to the text whatever the text is.
STRING = (
    r'"""(?:[^"\\]++|\\[\s\S]|""?+(?!"))*+(?:"{3,5}+|\\?)'
    r"|'''(?:[^']++|''?+(?!'))*+(?:'{3,5}+)?+"
    r'|"(?:[^"\\\n]++|\\[^\n])*+(?:"|\\?)'
    r"|'[^'\n]*+'?"
)
_BARE = r"""[^\s\#"'\[\]{}=,.]"""
PART = rf"(?:{STRING}|{_BARE}++)"
_DOT = r"(?:[ \t]*+\.[ \t]*+)"
_SHORT_PART = rf"(?:{STRING}|{_BARE}{{1,{MAXIMUM_WORD}}}+(?!{_BARE}))"
_SHORT_CHAIN = rf"(?:{_SHORT_PART}{_DOT}?+){{1,{MAXIMUM_DEPTH}}}+(?!{_DOT}|{PART})"
# What lies between two brackets is one match, but for a chain that may be too long.
_TOKEN = re.compile(
    rf"(?:[\s=,]|\#[^\n]*+|{_SHORT_CHAIN})++"
    rf"|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<chain>(?:{PART}{_DOT}?+)++)"
)


def find_excess(text: str) -> tuple[int, Text] | None:
    """Return where `text` first goes beyond what is parsed, and how; None if it never does.

    Looks at any text in linear time. `tomllib` recurses into brackets and takes time quadratic in
    the parts of a dotted key; Python refuses to read or print very long numbers.
    """
    depth = 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "open":
            depth += 1
            if depth > MAXIMUM_DEPTH:
                return token.start(), mistakes.DEEP_BRACKETS(most=MAXIMUM_DEPTH)
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "chain":
            excess = _excess_of_chain(token["chain"])
            if excess:
                return token.start(), excess
    return None


def _excess_of_chain(chain: str) -> Text:
    parts = re.findall(PART, chain)
    if len(parts) > MAXIMUM_DEPTH:
        return mistakes.LONG_DOTTED_KEY(most=MAXIMUM_DEPTH)
    if any(len(part) > MAXIMUM_WORD and part[0] not in "\"'" for part in parts):
        return mistakes.LONG_WORD(most=MAXIMUM_WORD)
    return ""
