import os
import sys
import threading
from subprocess import PIPE, Popen


def watch() -> None:
    caller = Popen(itself("caller"), stdout=PIPE, text=True)
    ended_well = str(caller.wait() == 0).lower()
    print(f"caller ended well: {ended_well}")
    print(caller.stdout.read(), end="")


# ANCHOR: child
def crash() -> None:
    child = Popen(itself("log"), stdin=PIPE)
    os.abort()


def follow_log() -> None:
    def wait_for_end() -> None:
        sys.stdin.read()
        print("the caller is gone", flush=True)
        os._exit(0)

    threading.Thread(target=wait_for_end).start()
    threading.Event().wait()
# ANCHOR_END: child


def itself(role: str) -> list[str]:
    return [sys.executable, __file__, role]


match sys.argv[1:]:
    case []:
        watch()
    case ["caller"]:
        crash()
    case _:
        follow_log()
