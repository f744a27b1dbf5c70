from concurrent import interpreters

SITES = 16
GUEST = """
memory = bytearray(65_536)
asked = 0

def ask(site):
    global asked
    memory[0] = site
    asked += 1

def wipe(at):
    while True:
        memory[at] = 255
        at += 1

def keeps(site, count):
    kept = memory[0], asked
    assert kept == (site, count), kept
"""


# ANCHOR: main
def start() -> interpreters.Interpreter:
    interpreter = interpreters.create()
    interpreter.exec(GUEST)
    return interpreter


def asked(number: int) -> int:
    return 1 + number % 3


def main() -> None:
    sites = [start() for _ in range(SITES)]
    for turn in range(3):
        for number, site in enumerate(sites):
            if turn < asked(number):
                site.exec(f"ask({number})")
    try:
        sites[8].exec("wipe(0)")
    except interpreters.ExecutionFailed as error:
        print(f"site 8: {error.excinfo.msg}")
    right = 0
    for number, site in enumerate(sites):
        try:
            site.exec(f"keeps({number}, {asked(number)})")
            right += 1
        except interpreters.ExecutionFailed as error:
            print(f"site {number} kept {error.excinfo.msg}")
        site.close()
    print(f"{right} of {SITES} kept what they had")
# ANCHOR_END: main


if __name__ == "__main__":
    main()
