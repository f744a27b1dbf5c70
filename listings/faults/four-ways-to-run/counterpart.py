import multiprocessing
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import Process
from pathlib import Path
from threading import Barrier

Meet = Callable[[], object]
Way = Callable[[str, int], list[bool]]

# ANCHOR: tests
asked = 0
token: str | None = None


def counts(devices: int, meet: Meet) -> None:
    global asked
    asked = 0
    asked += devices
    meet()
    assert asked == devices


def logs_in(meet: Meet) -> None:
    global token
    meet()
    token = token or "t-1"


def uses_the_login(meet: Meet) -> None:
    ours = token
    meet()
    assert ours == "t-1"


def works_elsewhere(meet: Meet) -> None:
    os.chdir(tempfile.gettempdir())
    meet()


def reads_a_file(meet: Meet) -> None:
    meet()
    assert Path("Cargo.toml").exists()
# ANCHOR_END: tests


# ANCHOR: machine
def listens(host: int, meet: Meet) -> None:
    address = ("127.0.0.1", 20_000 + host % 10_000)
    try:
        with socket.create_server(address):
            meet()
    except OSError:
        meet()
        raise


def writes_a_report(host: int, device: str, meet: Meet) -> None:
    report(host).write_text(device)
    meet()
    assert report(host).read_text() == device


def report(host: int) -> Path:
    return Path(tempfile.gettempdir()) / f"report-{host}"
# ANCHOR_END: machine


def passes(pair: str, second: bool, host: int, meet: Meet) -> bool:
    tests: dict[str, list[Callable[[Meet], None]]] = {
        "static": [partial(counts, 1), partial(counts, 3)],
        "order": [logs_in, uses_the_login],
        "folder": [works_elsewhere, reads_a_file],
        "port": [partial(listens, host)] * 2,
        "file": [
            partial(writes_a_report, host, "r1"),
            partial(writes_a_report, host, "r2"),
        ],
    }
    try:
        tests[pair][second](meet)
    except (AssertionError, OSError):
        return False
    return True


# ANCHOR: ways
def together(pair: str, host: int) -> list[bool]:
    meet = Barrier(2).wait
    with ThreadPoolExecutor() as pool:
        tests = [
            pool.submit(passes, pair, second, host, meet)
            for second in [False, True]
        ]
    return [test.result() for test in tests]


def in_turn(pair: str, host: int) -> list[bool]:
    return [passes(pair, second, host, int) for second in [False, True]]


def retried(pair: str, host: int) -> list[bool]:
    first, second = together(pair, host)
    return [
        first or passes(pair, False, host, int),
        second or passes(pair, True, host, int),
    ]
# ANCHOR_END: ways


# ANCHOR: processes
def a_process_each(pair: str, host: int) -> list[bool]:
    meet = multiprocessing.Barrier(2).wait
    tests = [
        start(run_test, pair, second, host, meet)
        for second in [False, True]
    ]
    return [ended_well(test) for test in tests]
# ANCHOR_END: processes


def start(target: Callable[..., None], *args: object) -> Process:
    process = Process(target=target, args=args)
    process.start()
    return process


def ended_well(process: Process) -> bool:
    process.join()
    return process.exitcode == 0


def run_test(pair: str, second: bool, host: int, meet: Meet) -> None:
    sys.exit(not passes(pair, second, host, meet))


def run(way: Way, pair: str) -> None:
    sys.exit(not all(way(pair, os.getpid())))


def passed(way: str, pair: str) -> bool:
    ways = {
        "together": together,
        "in turn": in_turn,
        "retried": retried,
    }
    if way in ways:
        host = start(run, ways[way], pair)
        well = ended_well(host)
        report(host.pid or 0).unlink(missing_ok=True)
    else:
        well = all(a_process_each(pair, os.getpid()))
        report(os.getpid()).unlink(missing_ok=True)
    return well


# ANCHOR: table
PAIRS = ["static", "order", "folder", "port", "file"]
WAYS = ["together", "in turn", "a process each", "retried"]


def table() -> None:
    def line(name: str, cells: list[str]) -> None:
        a, b, c, d = cells
        print(f"{name:8} {a:8}  {b:7}  {c:14}  {d}")

    line("", WAYS)
    for pair in PAIRS:
        well = [passed(way, pair) for way in WAYS]
        line(pair, ["passes" if way else "fails" for way in well])
# ANCHOR_END: table


if __name__ == "__main__":
    table()
