import statistics
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

RUNS = 201


def answer(n: int) -> int:
    return n + 22


def start_and_join() -> int:
    answers = []
    run = threading.Thread(target=lambda: answers.append(answer(20)))
    run.start()
    run.join()
    return answers.pop()


def report(way: str, ask: Callable[[], int]) -> None:
    samples = []
    for _ in range(RUNS):
        start = time.perf_counter()
        assert ask() == 42
        samples.append(time.perf_counter() - start)
    median = statistics.median(samples) * 1_000_000_000
    print(f"{way:<15} {median:6.0f} ns")


report("call it", lambda: answer(20))
report("start and join", start_and_join)
with ThreadPoolExecutor(max_workers=1) as pool:
    report("ask a worker", lambda: pool.submit(answer, 20).result())
