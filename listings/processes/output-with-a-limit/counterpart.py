import sys
import time
from subprocess import PIPE, Popen, TimeoutExpired


# ANCHOR: output
type Ended = tuple[bytes, bytes, int | None]


def output_within(command: list[str], limit: float) -> Ended:
    with Popen(command, stdout=PIPE, stderr=PIPE) as child:
        try:
            out, err = child.communicate(timeout=limit)
        except TimeoutExpired:
            child.kill()
            out, err = child.communicate()
            return out, err, None
        return out, err, child.returncode
# ANCHOR_END: output


# ANCHOR: main
def main() -> None:
    match sys.argv[1:]:
        case ["hangs"]:
            print_much()
            time.sleep(3_600)
        case [_]:
            print_much()
        case _:
            command = [sys.executable, __file__]
            out, err, code = output_within([*command, "ends"], limit=20)
            print(f"ends: {len(out)} and {len(err)} bytes")
            print(f"well: {code == 0}")
            out, _, code = output_within([*command, "hangs"], limit=1)
            print(f"hangs: {code is None}, output kept: {bool(out)}")


def print_much() -> None:
    for _ in range(10_000):
        sys.stdout.write("r1 is up\n")
        sys.stderr.write("r2 is down\n")
    sys.stdout.flush()


main()
# ANCHOR_END: main
