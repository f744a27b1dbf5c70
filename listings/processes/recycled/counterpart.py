import os
from concurrent.futures import ProcessPoolExecutor


# ANCHOR: recycle
def poll(device: str) -> tuple[str, int]:
    return f"{device} is up", os.getpid()


def main() -> None:
    devices = ["r1", "r2", "r3", "r4", "r5"]
    pids: set[int] = set()
    with ProcessPoolExecutor(1, max_tasks_per_child=2) as pool:
        for answer, pid in pool.map(poll, devices):
            print(answer)
            pids.add(pid)
    print(f"{len(devices)} jobs, {len(pids)} processes")
# ANCHOR_END: recycle


if __name__ == "__main__":
    main()
