import time
from concurrent import interpreters

GUEST = """
memory = bytearray(65_536)
open_jobs = 0

def divide(by):
    global open_jobs
    open_jobs += 1
    quotient = 84 // by
    open_jobs -= 1
    return quotient

def read(at):
    return memory[at]

def recurse(n):
    return recurse(n) + 1

def give_up(_):
    raise RuntimeError
"""


# ANCHOR: ask
def fresh() -> interpreters.Interpreter:
    interpreter = interpreters.create()
    interpreter.exec(GUEST)
    return interpreter


def ask(guest: interpreters.Interpreter, job: str) -> None:
    guest.exec(f"print('{job}:', {job}, flush=True)")
# ANCHOR_END: ask


# ANCHOR: main
def main() -> None:
    jobs = ["divide(0)", "read(65_536)", "recurse(1)",
            "give_up(1)", "divide(2)"]
    for job in jobs:
        guest = fresh()
        try:
            ask(guest, job)
        except interpreters.ExecutionFailed as error:
            kind = error.excinfo.type.__name__
            print(f"{job}: {kind}", flush=True)
        guest.close()
    reuse()
# ANCHOR_END: main


# ANCHOR: reuse
def reuse() -> None:
    used = fresh()
    try:
        ask(used, "divide(0)")
    except interpreters.ExecutionFailed:
        pass
    ask(used, "open_jobs")
    used.close()
    other = fresh()
    ask(other, "open_jobs")
    other.close()

    start = time.perf_counter()
    for _ in range(10):
        fresh().close()
    took = (time.perf_counter() - start) / 10 * 1000
    print(f"a fresh one takes {took:.0f} ms")
# ANCHOR_END: reuse


if __name__ == "__main__":
    main()
