import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

MASKS = range(2_000)


def bits(mask: int) -> int:
    return mask.bit_count()


def report(way: str, mapper) -> None:
    start = time.perf_counter()
    total = sum(mapper(bits, MASKS))
    elapsed = (time.perf_counter() - start) * 1_000_000
    print(f"{way:<14} {total}  {elapsed:6.0f} µs")


if __name__ == "__main__":
    with ProcessPoolExecutor() as pool:
        list(pool.map(bits, MASKS))

        report("serial", map)
        report("one each", pool.map)
        report("chunks of 500", partial(pool.map, chunksize=500))
