import threading
import time
from pathlib import Path


def alive_at_once(count: int) -> int:
    gate = threading.Lock()

    def wait() -> None:
        with gate:
            pass

    threads = [threading.Thread(target=wait) for _ in range(count)]
    with gate:
        for thread in threads:
            thread.start()
        alive = threading.active_count() - 1
        print(f"reserved over 10 GiB: {kib('VmSize:') > 10 << 20}")
        print(f"touched under 1 GiB: {kib('VmRSS:') < 1 << 20}")
    for thread in threads:
        thread.join()
    return alive


def kib(key: str) -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition(key)[2].split()[0])


start = time.perf_counter()
print(alive_at_once(10_000), "threads alive at once")
elapsed = (time.perf_counter() - start) * 1000
print(f"all over after {elapsed:.0f} ms")
