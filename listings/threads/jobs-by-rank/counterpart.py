from itertools import count
from queue import PriorityQueue, ShutDown
from threading import Thread

# ANCHOR: main
jobs: PriorityQueue[tuple[int, int, str]] = PriorityQueue()
number = count()


def work() -> None:
    while True:
        try:
            _, _, job = jobs.get()
        except ShutDown:
            break
        print(job)
    print("no more jobs")


jobs.put((2, next(number), "save r1"))
jobs.put((2, next(number), "save r2"))
jobs.put((1, next(number), "alarm of r3"))
worker = Thread(target=work)
worker.start()
jobs.shutdown()
worker.join()
# ANCHOR_END: main
