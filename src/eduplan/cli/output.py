"""Writing results: any console encoding, closed pipes, full disks, errors as text or as JSON."""

from __future__ import annotations

import codecs
import errno
import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout, suppress
from itertools import islice, pairwise
from typing import Any, BinaryIO, Literal, TextIO, TypeAlias

from eduplan.cli.progress import wipe
from eduplan.errors import EduplanError, InputError, system_reason
from eduplan.messages import MessageKind, in_language
from eduplan.report.documents import dumped
from eduplan.report.terminal import encode_plainly, printable
from eduplan.words import Language

Format: TypeAlias = Literal["text", "json", "sarif"]


OUTPUT_IS_INPUT = MessageKind(
    "output_is_input",
    "“{path}”是要读的文件，--output 会覆盖它",
    "'{path}' is read by this command, and --output would overwrite it",
)
_UNWRITABLE = MessageKind(
    "output_unwritable", "输出写不了：{reason}", "the output can't be written: {reason}"
)
_UNWRITABLE_FILE = MessageKind(
    "file_unwritable", "{file} 写不了：{reason}", "{file} can't be written: {reason}"
)


class OutputError(EduplanError):
    """The result can't be written where it should go."""


_LINES = 1_000
"""How many lines are written at once."""

_outputs: list[TextIO] = []
"""Where answers go, the last one now; the standard output where there is none."""


def output() -> TextIO | None:
    """Return where answers go now; None where whoever started the process closed it."""
    return _outputs[-1] if _outputs else sys.stdout


def keep_output() -> None:
    """Keep the standard output for answers, for as long as the process lives.

    What plugins, and processes that they start, write there goes to the standard error, whenever
    and by whatever means. To be called once, after `prepare_streams`.
    """
    stream = sys.stdout
    if stream is None:
        return
    try:
        number = stream.fileno()
        kept = os.fdopen(os.dup(number), "w", encoding=stream.encoding, errors=stream.errors)
    except OSError:  # a stream without a file, or one that has been closed
        return
    others = os.open(os.devnull, os.O_WRONLY) if sys.stderr is None else os.dup(2)
    os.dup2(others, number)
    os.close(others)
    _outputs.append(kept)
    sys.stdout = sys.stderr


def prepare_streams() -> None:
    """Let both streams replace what their encoding lacks, instead of failing."""
    codecs.register_error("eduplan.plain", encode_plainly)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="eduplan.plain")


def write(data: str | bytes) -> None:
    """Write to the standard output; a reader that has gone away is no error.

    Raises:
        OutputError: the output can't be written.
    """
    wipe()
    stream = output()
    if stream is None:
        return
    try:
        if isinstance(data, bytes) and hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(data)
        else:
            stream.write(data.decode() if isinstance(data, bytes) else data)
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
    except OSError as error:
        _discard(stream)
        raise OutputError(_UNWRITABLE(reason=system_reason(error))) from None


def write_all(lines: Iterable[str]) -> None:
    """Write lines to the standard output while they are made, many at a time.

    Raises:
        OutputError: the output can't be written.
    """
    left = iter(lines)
    while some := [*islice(left, _LINES)]:
        write("".join(some))


@contextmanager
def written_to(path: str | None, not_over: Iterable[str] = ()) -> Iterator[None]:
    """Put what is written meanwhile into a file, as UTF-8; None: write as ever.

    Some shells change the encoding of what they redirect. A command that fails leaves the file
    as it was.

    Raises:
        OutputError: the file can't be written, or is one of `not_over`, which are read.
    """
    if path is None:
        yield
        return
    if any(same_file(path, one) for one in not_over):
        raise OutputError(OUTPUT_IS_INPUT(path=path))
    with replaced(path) as file:
        stream = io.TextIOWrapper(file, "utf-8", "backslashreplace", newline="")
        _outputs.append(stream)
        try:
            yield
        finally:
            _outputs.pop()
            stream.detach()  # each `write` flushes


def save(path: str, content: bytes, not_over: str = "") -> None:
    """Write a file.

    Raises:
        OutputError: it can't be written, or is `not_over`, which is read.
    """
    if not_over and same_file(path, not_over):
        raise OutputError(OUTPUT_IS_INPUT(path=path))
    with replaced(path) as file, naming(path):
        file.write(content)


@contextmanager
def replaced(path: str) -> Iterator[BinaryIO]:
    """Give what to write the bytes of a file to, all of them or none: it stands beside the file.

    Who fails or interrupts leaves the file as it was. A device has nothing beside it.

    Raises:
        OutputError: the file can't be written.
    """
    is_device = os.path.exists(path) and (not os.path.isfile(path) or path.startswith("/dev/"))
    target = os.path.realpath(path)
    beside = path if is_device else f"{target}.{os.getpid()}.part"
    with ExitStack() as stack:
        with naming(path):
            if os.path.exists(target) and not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if not is_device:
                stack.callback(_remove, beside)  # first: a signal may come between the two
            file = stack.enter_context(open(beside, "wb"))
        if is_device:
            yield file
            return
        yield file
        with naming(path):
            file.close()
            if os.path.exists(target):
                shutil.copymode(target, beside)
            os.replace(beside, target)


def _remove(path: str) -> None:
    with suppress(OSError):
        os.remove(path)


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Let what the system refuses name the file."""
    try:
        yield
    except OSError as error:
        message = _UNWRITABLE_FILE(file=path, reason=system_reason(error))
        raise OutputError(message) from None


def same_file(path: str, other: str) -> bool:
    """Tell whether two names, one perhaps through a link, are those of one file."""
    try:
        return os.path.samefile(path, other)
    except OSError:  # one of them is not there
        return False


@contextmanager
def plugin_prints_aside() -> Iterator[None]:
    """Let what plugins print go to the standard error: the output is for the answer alone.

    Nor do they change the folder from which users name their files.
    """
    from eduplan.loading import folder_kept  # only who loads plugins pays for this import

    with redirect_stdout(sys.stderr), folder_kept():
        yield


def write_json(document: dict[str, Any]) -> None:
    """Write a document as UTF-8, whatever the console's encoding: JSON has no other."""
    for part in dumped(document):
        write(part)


def option_value(arguments: Sequence[str], name: str) -> str:
    """Return the value that an option is given last; empty where it is given none."""
    values = [
        following if one == name else one.removeprefix(f"{name}=")
        for one, following in pairwise((*arguments, ""))
        if one == name or one.startswith(f"{name}=")
    ]
    return values[-1] if values else ""


def wanted_language(arguments: Sequence[str]) -> Language:
    """Return the language asked for, also where the arguments as a whole can't be read."""
    return "en" if option_value(arguments, "--lang") == "en" else "zh"


def show_error(error: EduplanError, format_: Format, lang: Language) -> None:
    """Show an error as text on the standard error, or as a document on the standard output."""
    if format_ != "text" and not isinstance(error, OutputError):
        write_json(_error_document(error, format_, lang))
        return
    # A problem begins with its place in a file; editors and people look for it there.
    name = "" if isinstance(error, InputError) else "eduplan: "
    notes = [in_language(note, lang) for note in error.notes]
    complain(printable("\n".join([f"{name}{error.in_language(lang)}", *notes])))


def complain(text: str) -> None:
    """Write a line to the standard error; where that can't be written, the exit code must do."""
    wipe()
    if sys.stderr is None:  # closed by whoever started the process
        return
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


def _error_document(error: EduplanError, format_: Format, lang: Language) -> dict[str, Any]:
    if format_ == "sarif":
        from eduplan.report.sarif import error_sarif

        return error_sarif(error, lang)
    from eduplan.report.json import error_document

    return error_document(error, lang)


def _discard(stream: TextIO) -> None:
    """Send what is still buffered to nowhere, so that the interpreter can end in peace."""
    try:
        target = stream.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)
