"""Prints the public names of the modules that its arguments name, dotted and one
to a line; and, of the names behind `--`, after an equals sign those that Python
does not know."""

import importlib
import sys
import types


def is_own(module, value):
    """Whether a value that a module holds is its own, and not imported."""
    home = getattr(value, "__module__", None) or module.__name__
    return home.lstrip("_") == module.__name__ and not isinstance(value, types.ModuleType)


def public(module):
    """The public names of a module: those that it lists, or else its own."""
    listed = getattr(module, "__all__", None)
    own = [name for name, value in vars(module).items() if is_own(module, value)]
    return [name for name in listed or own if not name.startswith("_")]


def is_known(name):
    """Whether a dotted name leads to something."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            if not hasattr(value, part):
                return False
            value = getattr(value, part)
        return True
    return False


if __name__ == "__main__":
    cut = sys.argv.index("--")
    for module in map(importlib.import_module, sys.argv[1:cut]):
        print(*(f"{module.__name__}.{name}" for name in public(module)), sep="\n")
    for name in sys.argv[cut + 1 :]:
        if not is_known(name):
            print(f"={name}")
