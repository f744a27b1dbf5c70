from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


def count(counts: dict[str, int], devices) -> dict[str, int]:
    while (device := devices.get()) is not None:
        counts[device] = counts.get(device, 0) + 1
    return counts


if __name__ == "__main__":
    counts = {"r1": 10}
    devices = interpreters.create_queue()
    with InterpreterPoolExecutor(max_workers=1) as pool:
        isolate = pool.submit(count, counts, devices)
        for device in ["r1", "r2", "r1"]:
            devices.put(device)
        devices.put(None)
    print("the isolate's:", isolate.result())
    print("left behind:", counts)
