import sys
from subprocess import PIPE, Popen


def watch() -> None:
    caller = Popen(itself("caller"), stdin=PIPE, stdout=PIPE, text=True)
    ended_well = str(caller.wait() == 0).lower()
    print(f"caller ended well: {ended_well}")
    caller.stdin.close()
    print(caller.stdout.read(), end="")


def call() -> None:
    Popen(itself("backup"))


def back_up() -> None:
    sys.stdin.read()
    print("backup stored")


def itself(role: str) -> list[str]:
    return [sys.executable, __file__, role]


match sys.argv[1:]:
    case []:
        watch()
    case ["caller"]:
        call()
    case _:
        back_up()
