import os
import subprocess
import sys
from concurrent import interpreters


# ANCHOR: ends
def end(how: str) -> None:
    match how:
        case "exception":
            raise LookupError("no route to r9")
        case "sys.exit":
            sys.exit(3)
        case "os._exit":
            os._exit(3)
        case "abort":
            os.abort()


def start_and_join(how: str) -> None:
    isolate = interpreters.create()
    try:
        isolate.call(end, how)
    except interpreters.ExecutionFailed as error:
        print("the isolate failed:", error)
    isolate.close()
# ANCHOR_END: ends


# ANCHOR: parent
def main() -> None:
    for how in ["exception", "sys.exit", "os._exit", "abort"]:
        arguments = [sys.executable, __file__, how]
        done = subprocess.run(arguments, capture_output=True)
        print(f"{how}: {outcome(done.stdout)}")


def outcome(printed: bytes) -> str:
    return "the program goes on" if printed else "the program ends"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        start_and_join(sys.argv[1])
    else:
        main()
# ANCHOR_END: parent
