"""The public face of eduplan: regional education development plans as data, checked and explained.

Names load on first use, so that `import eduplan` itself costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduplan.errors import EduplanError, InputError, Location, Problem, nearest_names

    __version__: str

__all__ = [
    "EduplanError",
    "InputError",
    "Location",
    "Problem",
    "__version__",
    "nearest_names",
]

# Public name -> the module that defines it. A new public name is added here, in `__all__` and in
# the imports for type checkers above; a test compares the three.
_HOMES = {
    "EduplanError": "eduplan.errors",
    "InputError": "eduplan.errors",
    "Location": "eduplan.errors",
    "Problem": "eduplan.errors",
    "nearest_names": "eduplan.errors",
}


if not TYPE_CHECKING:  # a type checker that saw this would take any misspelt name for granted

    def __getattr__(name: str) -> object:
        """Load the public `name` from its module and keep it (PEP 562)."""
        if name == "__version__":
            value = _installed_version()
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(_HOMES[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})


def _installed_version() -> str:
    from importlib.metadata import version  # dearer than everything else here together

    return version("eduplan")
