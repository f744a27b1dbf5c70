from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

SIZE = 8
SAMPLES = 1_000_000
WORKERS = 4


# ANCHOR: worker
def square(name: str, start: int, end: int) -> None:
    shared = SharedMemory(name)
    with shared.buf[start * SIZE : end * SIZE].cast("Q") as part:
        for index, sample in enumerate(part):
            part[index] = sample * sample
    shared.close()
# ANCHOR_END: worker


# ANCHOR: main
def main() -> None:
    shared = SharedMemory(create=True, size=SAMPLES * SIZE)
    try:
        fill(shared)
        run(shared.name, SAMPLES, WORKERS)
        print(f"sum: {total(shared)}")
        print(f"alone: {sum(n * n for n in range(SAMPLES))}")
    finally:
        shared.close()
        shared.unlink()
# ANCHOR_END: main


# ANCHOR: run
def run(name: str, samples: int, workers: int) -> None:
    children = []
    for worker in range(workers):
        start = samples * worker // workers
        end = samples * (worker + 1) // workers
        children.append(Process(target=square, args=[name, start, end]))
        children[-1].start()
    for child in children:
        child.join()
        if child.exitcode:
            raise RuntimeError("a worker failed")
# ANCHOR_END: run


# ANCHOR: whole
def fill(shared: SharedMemory) -> None:
    with shared.buf.cast("Q") as samples:
        for sample in range(len(samples)):
            samples[sample] = sample


def total(shared: SharedMemory) -> int:
    with shared.buf.cast("Q") as samples:
        return sum(samples)
# ANCHOR_END: whole


if __name__ == "__main__":
    main()
