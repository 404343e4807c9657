"""Properties of calculations: exact, and by nothing but their operands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial

from hypothesis import strategies as st

from eduplan.catalogue.definitions import Calculation
from eduplan.failures import Failure
from eduplan.messages import Text
from eduplan.readings.calling import run_calculation
from eduplan.testing import world
from eduplan.testing.subject import Subject
from eduplan.testing.trial import Trial, told, trial, trials_in
from eduplan.words import Words

_ONLY_OPERANDS = ("只用参数计算，不看别的", "calculate from the operands and nothing else")


def _operands(one: Calculation, data: st.DataObject, least: int = 1) -> list[Fraction]:
    count = len(inspect.signature(one.function).parameters)
    numbers = st.lists(st.integers(least, 500), min_size=count, max_size=count)
    return [Fraction(number) for number in data.draw(numbers, one.name)]


def _ran(one: Calculation, operands: list[Fraction]) -> Fraction | str:
    with world.steady():
        result = run_calculation(one, operands)
    return result.words.en if isinstance(result, Failure) else result


@trial(
    "calculations",
    ("计算给出的不是精确数", "a calculation gives no exact number"),
    ("返回 Fraction 或 int，不要用 float", "return a Fraction or an int, never a float"),
    is_property=True,
)
def calculations_exact(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find calculations that give floats, texts or numbers without end."""
    for one in subject.calculations:
        result = run_calculation(one, _operands(one, data))
        if isinstance(result, Failure) and result.kind == "bad_answer":
            yield told(one.name, result.words)


@trial(
    "calculations",
    ("计算在普通的数上出错", "a calculation fails on ordinary numbers"),
    ("说明哪些数算不了，并返回算得了的", "allow for every whole number above zero"),
    is_property=True,
)
def calculations_finish(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find calculations that raise on whole numbers above zero."""
    for one in subject.calculations:
        result = run_calculation(one, _operands(one, data))
        if isinstance(result, Failure) and result.kind == "raised":
            yield told(one.name, result.words)


@trial(
    "calculations",
    ("计算遇到 0 就出错，而不是除以 0", "a calculation fails on zero otherwise than by division"),
    ("零是常见的数；除以零之外都要算得出", "zero is usual: only a division by it may fail"),
    is_property=True,
)
def calculations_take_zero(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find calculations that a zero breaks."""
    for one in subject.calculations:
        operands = _operands(one, data)
        for place in range(len(operands)):
            zero = [*operands[:place], Fraction(0), *operands[place + 1 :]]
            result, whole = run_calculation(one, zero), run_calculation(one, operands)
            if isinstance(whole, Failure) or not isinstance(result, Failure):
                continue
            if result.kind == "raised" and "ZeroDivisionError" not in result.words.en:
                yield told(one.name, result.words)


@trial(
    "calculations",
    ("计算第二次给出别的数", "a calculation gives another number when asked again"),
    _ONLY_OPERANDS,
    is_property=True,
)
def calculations_again_alike(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find calculations that remember."""
    for one in subject.calculations:
        operands = _operands(one, data)
        if _ran(one, operands) != _ran(one, operands):
            yield one.name


@trial(
    "calculations",
    ("先算了别的数，结果就不同", "after other operands a calculation gives another number"),
    _ONLY_OPERANDS,
    is_property=True,
)
def calculations_in_any_order(subject: Subject, data: st.DataObject) -> Iterator[Text]:
    """Find calculations whose result hangs on what was calculated before."""
    for one in subject.calculations:
        operands, others = _operands(one, data), _operands(one, data)
        before = _ran(one, operands)
        _ran(one, others)
        if _ran(one, operands) != before:
            yield one.name


def _unmoved(change: str, subject: Subject, data: st.DataObject) -> Iterator[Text]:
    for one in subject.calculations:
        operands = _operands(one, data)
        before = _ran(one, operands)
        with world.steady(), world.CHANGES[change]():
            result = run_calculation(one, operands)
        if (result.words.en if isinstance(result, Failure) else result) != before:
            yield one.name


def _does_not(what: str, subject: Subject, data: st.DataObject) -> Iterator[Text]:
    for one in subject.calculations:
        done: list[str] = []
        with world.FORBIDDEN[what](done):
            run_calculation(one, _operands(one, data))
        if done:
            yield told(one.name, done[0][:80])


_CHANGED = {
    "day": ("换一天算，结果不同：它看了时钟", "on another day it gives another number"),
    "chance": ("随机数不同，结果不同", "by another chance it gives another number"),
    "environment": ("环境变量不同，结果不同", "in another environment it gives another number"),
    "folder": ("在别的文件夹里，结果不同", "in another folder it gives another number"),
}
_DONE = {
    "files": ("计算读写文件", "a calculation opens files"),
    "network": ("计算连网络", "a calculation opens connections"),
    "processes": ("计算启动进程", "a calculation starts processes"),
    "printing": ("计算往屏幕上写", "a calculation prints"),
    "warnings": ("计算发出警告", "a calculation warns"),
}


def _property(name: str, means: tuple[str, str], find: Callable[..., Iterable[Text]]) -> Trial:
    return Trial(
        name, Words(*means), Words(*_ONLY_OPERANDS), "calculations", find, is_property=True
    )


TRIALS = (
    *trials_in(globals()),
    *(
        _property(f"calculations_unmoved_by_{name}", means, partial(_unmoved, name))
        for name, means in _CHANGED.items()
    ),
    *(
        _property(f"calculations_without_{name}", means, partial(_does_not, name))
        for name, means in _DONE.items()
    ),
)
