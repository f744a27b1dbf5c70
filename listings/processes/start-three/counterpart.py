import os
from multiprocessing import Process


def poll(device: str) -> None:
    print(f"{device} polled by process {os.getpid()}")


if __name__ == "__main__":
    children = [
        Process(target=poll, args=(device,))
        for device in ["r1", "r2", "r3"]
    ]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(f"all three started by process {os.getpid()}")
