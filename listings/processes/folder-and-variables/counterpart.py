import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def show() -> None:
    print(f"the child's SITE: {os.environ.get("SITE")}")
    print(f"r1.conf: {Path("r1.conf").read_text()}", end="")


def show_in(arguments: list[str], folder: str) -> None:
    variables = os.environ | {"SITE": "lab"}
    subprocess.run(arguments, env=variables, cwd=folder)


if len(sys.argv) > 1:
    show()
    sys.exit()
with TemporaryDirectory() as folder:
    Path(folder, "r1.conf").write_text("hostname r1\n")
    show_in([sys.executable, __file__, "show"], folder)
    print(f"the parent's SITE: {os.environ.get("SITE")}")
