import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen
from typing import TextIO


# ANCHOR: guard
@contextmanager
def running(arguments: list[str], stdout: int) -> Iterator[Popen]:
    child = Popen(arguments, stdout=stdout)
    try:
        yield child
    finally:
        child.kill()
        child.wait()
# ANCHOR_END: guard


# ANCHOR: main
def main() -> None:
    reader, writer = os.pipe()
    with open(reader) as lines:
        try:
            poll_beside(writer, lines)
        except OSError as error:
            print(error)
        os.close(writer)
        still_runs = lines.readline() != ""
    print(f"the child still runs: {str(still_runs).lower()}")


def poll_beside(writer: int, lines: TextIO) -> None:
    arguments = [sys.executable, __file__, "capture"]
    with running(arguments, writer):
        print(lines.readline(), end="")
        raise OSError("no route to r1")


def capture() -> None:
    print("capturing", flush=True)
    time.sleep(3600)
# ANCHOR_END: main


if len(sys.argv) > 1:
    capture()
    sys.exit()
main()
