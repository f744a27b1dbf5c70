from threading import Thread

TIMES = 100_000
answered = 0


def count() -> None:
    global answered
    for _ in range(TIMES):
        answered += 1


threads = [Thread(target=count) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{answered} counted")
