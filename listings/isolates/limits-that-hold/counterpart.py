import time
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor


def hoard() -> int:
    return len(bytearray(64 << 20)) >> 16


def spin() -> int:
    while True:
        pass


def answer() -> int:
    return 42


# ANCHOR: main
def main() -> None:
    with InterpreterPoolExecutor(max_workers=2) as pool:
        for job in [hoard, spin, answer]:
            start = time.monotonic()
            limit = 0.1 if job is spin else 5
            try:
                outcome = pool.submit(job).result(timeout=limit)
            except TimeoutError:
                outcome = "late"
            elapsed = (time.monotonic() - start) * 1000
            line = f"{elapsed:3.0f} ms  {job.__name__}: {outcome}"
            print(line, flush=True)
        close_while_it_spins()
# ANCHOR_END: main


# ANCHOR: close
def close_while_it_spins() -> None:
    busy = interpreters.create()
    busy.call_in_thread(spin)
    while not busy.is_running():
        time.sleep(0.001)
    try:
        busy.close()
    except interpreters.InterpreterError as error:
        print(f"close: {error}", flush=True)
# ANCHOR_END: close


if __name__ == "__main__":
    main()
