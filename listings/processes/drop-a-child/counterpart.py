import sys
import time
import warnings
from pathlib import Path
from subprocess import PIPE, Popen


# ANCHOR: drop
def main(arguments: list[str]) -> None:
    child = Popen(arguments, stdin=PIPE)
    pid, stdin = child.pid, child.stdin
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        del child
    print(f"warned: {caught[0].category.__name__}")
    print(f"dropped, runs: {str(state(pid) != "Z").lower()}")
    stdin.close()
    while state(pid) != "Z":
        time.sleep(0)
    print(f"ended: {state(pid)}")
    another = Popen(arguments, stdin=PIPE)
    print(f"reaped by the next Popen: {state(pid)}")
    another.communicate()
# ANCHOR_END: drop


def state(pid: int) -> str | None:
    """The letter after the program's name in the kernel's record."""
    try:
        record = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return record.rpartition(") ")[2][0]


if len(sys.argv) > 1:
    sys.stdin.read()
    sys.exit()
main([sys.executable, __file__, "backup"])
