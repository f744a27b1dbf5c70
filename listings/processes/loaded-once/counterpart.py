from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier
from multiprocessing.synchronize import Barrier as BarrierType

# ANCHOR: load
names: list[str] = []


def load(both_loaded: BarrierType) -> None:
    names.extend(f"r{n}.example" for n in range(1_000))
    print(f"loaded {len(names)} names")
    both_loaded.wait()


def name(index: int) -> str:
    return names[index]
# ANCHOR_END: load


# ANCHOR: main
def main() -> None:
    both = Barrier(2)
    workers = ProcessPoolExecutor(2, initializer=load, initargs=[both])
    with workers as pool:
        for answer in pool.map(name, range(6)):
            print(answer)
# ANCHOR_END: main


if __name__ == "__main__":
    main()
