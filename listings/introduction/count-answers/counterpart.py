from threading import Barrier, Lock, Thread

POLLS = 3
under_way = Barrier(POLLS)
lock = Lock()
answered = 0


def poll() -> int:
    under_way.wait()
    return 1


def count() -> None:
    global answered
    answer = poll()
    with lock:
        answered += answer


threads = [Thread(target=count) for _ in range(POLLS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{answered} of {POLLS} answers counted")
