import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def save(device: str, begun: Event) -> None:
    print(f"saving {device}")
    begun.set()
    time.sleep(0.500)
    print(f"{device} is saved")


begun = Event()
pool = ThreadPoolExecutor()
future = pool.submit(save, "r1", begun)
begun.wait()
del future
print("main returns")
