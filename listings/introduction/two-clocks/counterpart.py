import threading
import time
from collections.abc import Callable


def report(job: str, run: Callable[[], None]) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    run()
    wall = (time.perf_counter() - wall) * 1000
    processor = (time.process_time() - processor) * 1000
    clocks = f"wall {wall:3.0f} ms, processor {processor:3.0f} ms"
    print(f"{job:<22}  {clocks}")


def compute() -> None:
    total = 0
    for n in range(1_000_000):
        total ^= n * n


def compute_twice() -> None:
    threads = [threading.Thread(target=compute) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


report("waits", lambda: time.sleep(0.080))
report("computes", compute)
report("computes twice at once", compute_twice)
