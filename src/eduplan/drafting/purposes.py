"""What a clause without a figure says that work is done on: a programme, a policy, a stage."""

from __future__ import annotations

from eduplan.drafting.labels import named
from eduplan.drafting.vocabulary import cue, said_once, vocabulary

_LONGEST_PURPOSE = 16
_NO_QUOTES = str.maketrans("", "", "“”\"'")


@said_once
def purpose_of(text: str) -> str:
    """Return the programme, the work or the stage that a clause tells of, or nothing."""
    words = named(text).translate(_NO_QUOTES)
    action, doing = cue("purpose_led").sub("", words), vocabulary().doing
    while verb := doing.match(action):
        action = action[verb.end() :]
    found = cue("purpose").fullmatch(cue("purpose_led").sub("", action))
    return found["of"] if found and len(found["of"]) <= _LONGEST_PURPOSE else ""
