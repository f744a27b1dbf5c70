from concurrent import interpreters
from threading import Thread

# ANCHOR: start
GUEST = """
total = 0

def count(name, more):
    global total
    total += more
    print(f"{name}: {total}", flush=True)
"""


def start() -> interpreters.Interpreter:
    interpreter = interpreters.create()
    interpreter.exec(GUEST)
    return interpreter
# ANCHOR_END: start


# ANCHOR: main
def other() -> None:
    r2 = start()
    r2.exec("count('r2', 5)")
    r2.close()


def main() -> None:
    r1 = start()
    r1.exec("count('r1', 3)")
    thread = Thread(target=other)
    thread.start()
    thread.join()
    r1.exec("count('r1', 4)")
    r1.close()
# ANCHOR_END: main


if __name__ == "__main__":
    main()
