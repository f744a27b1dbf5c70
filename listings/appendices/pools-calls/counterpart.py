from concurrent.futures import (
    FIRST_COMPLETED, Future, ProcessPoolExecutor, ThreadPoolExecutor,
    as_completed, wait,
)
from multiprocessing import Pool
from threading import Event, local

MOMENT = 0.020
NUMBERS = [1, 2, 3, 4, 5, 6]


def poll(device: str) -> str:
    if device == "r9":
        raise OSError(f"no route to {device}")
    return f"{device} is up"


def square(number: int) -> int:
    return number * number


# ANCHOR: executor
def executor() -> None:
    pool = ThreadPoolExecutor(max_workers=2)
    answer = pool.submit(poll, "r1")
    print("submit, result:", answer.result())

    failed = pool.submit(poll, "r9")
    print("exception:", failed.exception())

    answers = pool.map(poll, ["r1", "r2"])
    print("map:", list(answers))

    def report(answer: Future[str]) -> None:
        print("add_done_callback:", answer.result())

    pool.submit(poll, "r2").add_done_callback(report)
    pool.shutdown()
    print("ThreadPoolExecutor, shutdown: no thread is left")
# ANCHOR_END: executor


# ANCHOR: waiting
def waiting() -> None:
    gate = Event()

    def late() -> str:
        gate.wait()
        return poll("r1")

    with ThreadPoolExecutor(max_workers=2) as pool:
        polls = [pool.submit(late), pool.submit(poll, "r2")]
        done, pending = wait(polls, return_when=FIRST_COMPLETED)
        print("wait:", done.pop().result())
        try:
            polls[0].result(timeout=MOMENT)
        except TimeoutError:
            print("timeout: TimeoutError")
        gate.set()
        rest = [poll.result() for poll in as_completed(pending)]
        print("as_completed:", rest)
# ANCHOR_END: waiting


# ANCHOR: workers
mine = local()


def login() -> None:
    mine.session = ["login"]


def use(device: str) -> list[str]:
    mine.session.append(device)
    return mine.session


def workers() -> None:
    gate = Event()
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(gate.wait)
        queued = pool.submit(poll, "r1")
        print("done:", queued.done())
        print("cancel:", queued.cancel())
        gate.set()

    with ThreadPoolExecutor(1, initializer=login) as pool:
        pool.submit(use, "r1")
        session = pool.submit(use, "r2")
        print("initializer:", session.result())
# ANCHOR_END: workers


# ANCHOR: computing
def computing() -> None:
    with Pool(2) as pool:
        print("Pool, map:", pool.map(square, NUMBERS))

        squares = pool.map(square, NUMBERS, chunksize=3)
        print("chunksize:", squares)

        powers = pool.starmap(pow, zip(NUMBERS, [2] * 6))
        print("starmap:", powers)

        squares = sorted(pool.imap_unordered(square, NUMBERS))
        print(f"imap_unordered: {squares}, sorted")

        four = pool.apply_async(square, [2])
        nine = pool.apply_async(square, [3])
        print("apply_async, get:", four.get(), nine.get())

    with ProcessPoolExecutor(max_workers=2) as two:
        total = sum(two.map(square, NUMBERS))
        print("ProcessPoolExecutor, max_workers:", total)
# ANCHOR_END: computing


if __name__ == "__main__":
    executor()
    waiting()
    workers()
    computing()
