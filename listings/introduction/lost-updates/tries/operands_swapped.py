from threading import Barrier, Thread

POLLS = 3
under_way = Barrier(POLLS)
answered = 0


def poll() -> int:
    under_way.wait()
    return 1


# ANCHOR: count
def count() -> None:
    global answered
    answered = poll() + answered
# ANCHOR_END: count


threads = [Thread(target=count) for _ in range(POLLS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{answered} of {POLLS} answers counted")
