from concurrent.futures import ThreadPoolExecutor
from queue import Empty, Queue, ShutDown

PERIOD = 60


def watch(device: str, stop: Queue[None]) -> int:
    polls = 0
    while True:
        polls += 1
        print(f"{device} is polled")
        try:
            stop.get(timeout=PERIOD)
        except Empty:
            continue
        except ShutDown:
            return polls


running: Queue[None] = Queue()
with ThreadPoolExecutor() as executor:
    worker = executor.submit(watch, "r1", running)
    running.shutdown()
    print(f"stopped after {worker.result()} poll")
