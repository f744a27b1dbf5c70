"""Prints the names that Python knows, one to a line: its keywords, its built-in
names, its modules, and what is in the modules that its arguments name. A name of
which only the source of such a module speaks, such as an attribute of an
object, is printed after an equals sign."""

import builtins
import importlib
import inspect
import keyword
import pathlib
import re
import subprocess
import sys

known = {*keyword.kwlist, *keyword.softkwlist, *dir(builtins)}
for module in sys.stdlib_module_names:
    known.add(module)
spoken = set()


def parameters(function):
    """The names of a function's parameters, if it has any."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()



def imported(name):
    """The module that a name with dots begins with, if there is one."""
    while name:
        # What is not in the standard library is a package of the programs.
        try:
            return importlib.import_module(name)
        except ImportError:
            name = name.rpartition(".")[0]


for name in sys.argv[1:]:
    if not (module := imported(name)):
        continue
    known.update(name.split("."))
    for attribute, value in list(vars(module).items()):
        known.add(attribute)
        if inspect.isclass(value):
            known.update(dir(value))
            for own in dir(value):
                if inspect.isfunction(method := getattr(value, own, None)):
                    known.update(parameters(method))
        elif inspect.isfunction(value):
            known.update(parameters(value))
    files = [module.__file__] if getattr(module, "__file__", None) else []
    for folder in getattr(module, "__path__", ()):
        files.extend(pathlib.Path(folder).glob("*.py"))
    for file in map(pathlib.Path, files):
        if file.suffix == ".py":
            spoken.update(re.findall(r"[^\W\d]\w*", file.read_text("utf-8")))

for builtin in vars(builtins).values():
    if inspect.isclass(builtin):
        known.update(dir(builtin))

# The variables of the environment that the interpreter reads.
answer = subprocess.run([sys.executable, "--help-env"], capture_output=True, text=True)
known.update(re.findall(r"\bPYTHON\w+", answer.stdout))

print(*known, *(f"={name}" for name in spoken - known), sep="\n")
