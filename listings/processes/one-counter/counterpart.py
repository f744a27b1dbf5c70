from multiprocessing import Barrier, Process, Value
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier as BarrierType

TIMES = 1_000_000


# ANCHOR: workers
def add(counter: Synchronized) -> None:
    for _ in range(TIMES):
        with counter.get_lock():
            counter.value += 1


def load_then_store(counter: Synchronized, both: BarrierType) -> None:
    value = counter.value
    both.wait()
    counter.value = value + 1
# ANCHOR_END: workers


# ANCHOR: main
def main() -> None:
    counter = Value("Q")
    run(Process(target=add, args=[counter]) for _ in range(2))
    print(f"added in one step: {counter.value}")
    counter, both = Value("Q"), Barrier(2)
    args = counter, both
    run(Process(target=load_then_store, args=args) for _ in range(2))
    print(f"added in two steps: {counter.value}")
# ANCHOR_END: main


def run(workers) -> None:
    workers = list(workers)
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()
