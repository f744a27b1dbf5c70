import time
from concurrent.futures import ThreadPoolExecutor

DEVICES = ["r1", "r2", "r3"]
WAIT = 0.300


def poll(device: str, start: float) -> str:
    report(start, device, "asked")
    time.sleep(WAIT)
    report(start, device, "answered")
    return f"hostname {device}"


def report(start: float, device: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {device}  {event}")


def main() -> None:
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=3) as pool:
        futures = [pool.submit(poll, d, start) for d in DEVICES]
        for future in futures:
            print(future.result())


main()
