from concurrent import interpreters
from concurrent.futures import ThreadPoolExecutor

polls = 0


def poll_twice() -> int:
    global polls
    for _ in range(2):
        polls += 1
    return polls


if __name__ == "__main__":
    for name in ["first", "second"]:
        isolate = interpreters.create()
        own = isolate.call(poll_twice)
        print(f"{name} isolate: {own} polls of its own")
        isolate.close()
    for name in ["first", "second"]:
        with ThreadPoolExecutor(max_workers=1) as thread:
            total = thread.submit(poll_twice).result()
            print(f"{name} thread: {total} polls")
