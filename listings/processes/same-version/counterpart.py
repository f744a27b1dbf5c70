import sys
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import PIPE, Popen

VERSION = 3


def main() -> None:
    for version in [VERSION, VERSION + 1]:
        try:
            with started([sys.executable, __file__, str(version)]):
                print(f"version {version} may be asked")
        except ValueError as error:
            print(error)


# ANCHOR: start
LONGEST = 64


@contextmanager
def started(command: list[str]) -> Iterator[Popen]:
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True) as worker:
        try:
            said = worker.stdout.readline(LONGEST).rstrip("\n")
            if said != f"worker {VERSION}":
                raise ValueError(f"refused: {said}")
            yield worker
        finally:
            worker.kill()
# ANCHOR_END: start


if len(sys.argv) > 1:
    print(f"worker {sys.argv[1]}", flush=True)
    sys.stdin.read()
    sys.exit()
main()
