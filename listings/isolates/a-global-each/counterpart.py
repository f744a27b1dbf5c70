from concurrent import interpreters
from concurrent.futures import ThreadPoolExecutor

asked = 0


def ask_twice() -> int:
    global asked
    for _ in range(2):
        asked += 1
    return asked


if __name__ == "__main__":
    for name in ["first", "second"]:
        isolate = interpreters.create()
        own = isolate.call(ask_twice)
        print(f"{name} isolate: {own} questions of its own")
        isolate.close()
    for name in ["first", "second"]:
        with ThreadPoolExecutor(max_workers=1) as thread:
            total = thread.submit(ask_twice).result()
            print(f"{name} thread: {total} questions")
