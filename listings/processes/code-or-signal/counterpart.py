import os
import subprocess
import sys


# ANCHOR: run
def end(way: str) -> None:
    match way:
        case "exits":
            sys.exit(3)
        case "raises":
            raise OSError("no route")
        case "aborts":
            os.abort()


def run(arguments: list[str]) -> int:
    done = subprocess.run(arguments, stderr=subprocess.DEVNULL)
    return done.returncode


if len(sys.argv) > 1:
    end(sys.argv[1])
    sys.exit()
for way in ["returns", "exits", "raises", "aborts"]:
    print(f"{way}: {run([sys.executable, __file__, way])}")
try:
    run(["no-such-program"])
except FileNotFoundError as error:
    print(f"missing: {type(error).__name__}")
# ANCHOR_END: run
