"""The process of the plugins: what it may say, how often it begins, and that it always ends."""

from __future__ import annotations

import datetime
import io
import os
import pickle
import re
import signal
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eduplan import (
    Amount,
    Failure,
    Isolation,
    IsolationError,
    Reason,
    RuleOutcome,
    Words,
    audit,
    failed,
    not_evaluated,
    parse_unit,
)
from eduplan.engine.asking import broken
from eduplan.engine.worker_process import MessageReader
from tests import small
from tests.installed import install

if TYPE_CHECKING:
    from collections.abc import Callable

BEATS = """
import time
from pathlib import Path

while True:
    Path(PLACE).write_text(str(time.monotonic_ns()), encoding="utf-8")
    time.sleep(0.05)
"""


# It loads in the process of its own, then here; it dies when asked, and then never loads again.
LOADS_TWICE = """
import os
import time
from pathlib import Path

from eduplan import Domain, Words, hookimpl

with open(PLACE, "a") as file:
    file.write("x")
while len(Path(PLACE).read_text()) > 2:
    time.sleep(60)
county = Domain("twice", Words("两次", "Twice"))
NAMED = dict(title=Words("", ""), message=Words("", ""), remedy=Words("", ""))


@county.rule("TWI001", per="plan", **NAMED)
def dies(plan, case):
    os._exit(9)


@county.rule("TWI002", per="plan", **NAMED)
def is_never_asked(plan, case):
    pass


@hookimpl
def eduplan_domains():
    return [county]
"""


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 600  # it hangs: no measure of speed
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _is_still(place: Path) -> bool:
    """Tell whether nothing has written to a file for two seconds."""
    before = place.read_text(encoding="utf-8")
    time.sleep(2)
    return bool(before) and place.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("signal_number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_plugin_that_hangs_does_not_outlive_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal_number: int, code: int
) -> None:
    """Neither where the user interrupts it, nor where it is killed and can't see to it."""
    place = tmp_path / "beats"
    install(tmp_path, "beats", BEATS.replace("PLACE", repr(str(place))), monkeypatch)
    process = subprocess.Popen(
        [sys.executable, "-m", "eduplan", "plugins", "--isolate", "--only-plugins", "beats"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell starts its background jobs deaf to the interrupt, and so this process's children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    _wait_until(place.exists)
    process.send_signal(signal_number)
    out, err = process.communicate(timeout=600)

    assert process.returncode == code
    assert (out, err.strip()) == (b"", b"")
    _wait_until(lambda: _is_still(place))


def test_a_plugin_that_does_not_load_a_second_time_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can't be set aside any more: the report is about what it defines."""
    place = tmp_path / "loads"
    install(tmp_path, "twice", LOADS_TWICE.replace("PLACE", repr(str(place))), monkeypatch)

    with Isolation(time_limit=2) as isolation:
        registry = isolation.load_registry(only=["twice"])
        plan = small.plan("", registry)
        with pytest.raises(IsolationError, match="at a second start, the plugin 'twice' gave no"):
            audit(plan, registry, today=small.TODAY, ask=isolation.ask)


@pytest.mark.parametrize(
    "value",
    [print, object(), Path("x"), eval, small.plugin],
    ids=["print", "object", "path", "eval", "function"],
)
def test_only_values_of_ours_are_read_from_the_process(value: object) -> None:
    """What a plugin might send in place of an answer is not even made."""
    with pytest.raises(pickle.UnpicklingError, match="is not expected from the worker"):
        MessageReader(io.BytesIO(pickle.dumps(("answer", value)))).load()


def test_what_a_module_of_ours_only_imports_is_not_read_either() -> None:
    """Its name would begin as those of our own values do."""
    reader = MessageReader(io.BytesIO())

    for name in ("subprocess.Popen", "suppress", "json.loads"):
        with pytest.raises(pickle.UnpicklingError, match="is not expected from the worker"):
            reader.find_class("eduplan.engine.worker_process", name)


def test_an_outcome_arrives_as_it_was_sent() -> None:
    """With exact numbers, days, texts in both languages, reasons and tracebacks."""
    values: dict[str, Any] = {
        "amount": Amount(Fraction(1, 3), parse_unit("%")),
        "day": datetime.date(2022, 1, 31),
        "words": Words("某", "some"),
        "text": "文本\ud800",
        "number": 10**30,
    }
    failure = Failure(Words("错", "wrong"), "raised", "0123456789ab", ("line",))
    sent = [
        RuleOutcome("A001", "T1", failed("T2", severity="info", **values)),
        RuleOutcome("A001", "T2", not_evaluated(Reason("x", Words("某", "some")), "a.b")),
        broken("A001", "T3", failure),
    ]

    received = MessageReader(io.BytesIO(pickle.dumps(sent))).load()

    assert received == sent
    assert repr(received) == repr(sent)


DEAF = """
import ctypes
import os
import threading
import time
from pathlib import Path

from eduplan import Domain, hookimpl, Words

county = Domain("deaf", Words("聋", "Deaf"))
NAMED = dict(title=Words("", ""), message=Words("", ""), remedy=Words("", ""))


@county.rule("DEF001", per="plan", **NAMED)
def is_never_asked(plan, case):
    pass


def hold_all_threads():
    while not Path(TOLD).exists():
        time.sleep(0.05)
    ctypes.PyDLL(None).system(b"touch '" + os.fsencode(DEAF) + b"'; exec sleep 600")


@hookimpl
def eduplan_domains():
    if os.getppid() == PARENT:
        threading.Thread(target=hold_all_threads, daemon=True).start()
    return [county]
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no system() that a shell answers")
def test_a_process_that_listens_no_more_is_ended_however_much_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan that is larger than the pipe would be written to it for ever."""
    told, deaf = tmp_path / "told", tmp_path / "deaf"
    places = {"PARENT": str(os.getpid()), "TOLD": repr(str(told)), "DEAF": repr(str(deaf))}
    code = re.sub("|".join(places), lambda found: places[found[0]], DEAF)
    install(tmp_path, "deaf", code, monkeypatch)

    with Isolation() as isolation:
        registry = isolation.load_registry(only=["deaf"])
        plan = small.plan(f'[[goal]]\nid = "G1"\ntitle = "{"好" * 100_000}"\n', registry)
        told.touch()
        _wait_until(deaf.exists)
        monkeypatch.setattr("eduplan.engine.worker_process.START_LIMIT", 1)
        with pytest.raises(IsolationError, match="gave no answer within 1 seconds"):
            audit(plan, registry, today=small.TODAY, ask=isolation.ask)
