"""The public face of eduplan: regional education development plans as data, checked and explained.

`__init__.pyi` is the table of its names, for type checkers and for this module: each name loads on
first use, so that `import eduplan` itself costs next to nothing.
"""

from __future__ import annotations

import ast
from importlib import import_module
from pkgutil import get_data

_TABLE = ast.parse(get_data(__name__, "__init__.pyi") or b"")
_HOMES = {
    alias.name: node.module
    for node in _TABLE.body
    if isinstance(node, ast.ImportFrom)
    for alias in node.names
}

__all__ = [*_HOMES, "__version__"]


def __getattr__(name: str) -> object:
    """Load the public `name` from its module and keep it (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version  # dearer than all else here together

        value: object = version("eduplan")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted({*globals(), *__all__})
