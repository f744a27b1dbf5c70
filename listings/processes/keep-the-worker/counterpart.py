import time
from concurrent.futures import ProcessPoolExecutor

DEVICES = ["r1", "r2", "core-7", "sw2", "sw3"] * 4


# ANCHOR: keep
def one_each() -> list[str]:
    answers = []
    for device in DEVICES:
        with ProcessPoolExecutor(max_workers=1) as pool:
            answers.append(pool.submit(answer, device).result())
    return answers


def one_that_stays() -> list[str]:
    with ProcessPoolExecutor(max_workers=1) as pool:
        return [
            pool.submit(answer, device).result() for device in DEVICES
        ]
# ANCHOR_END: keep


def main() -> None:
    start = time.perf_counter()
    each = one_each()
    middle = time.perf_counter()
    stays = one_that_stays()
    end = time.perf_counter()
    print(f"{(middle - start) * 1e6:7.0f} µs  one each")
    print(f"{(end - middle) * 1e6:7.0f} µs  one that stays")
    print(f"the same answers: {str(each == stays).lower()}")


def answer(device: str) -> str:
    return f"hostname {device}"


if __name__ == "__main__":
    main()
