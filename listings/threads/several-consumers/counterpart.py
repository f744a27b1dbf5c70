from queue import Queue, ShutDown
from threading import Barrier, Thread

both = Barrier(2)
taken: list[str] = []


def consume(polls: Queue[str]) -> None:
    first = True
    while True:
        try:
            device = polls.get()
        except ShutDown:
            break
        if first:
            both.wait()
            first = False
        taken.append(device)
    print("a consumer found the end")


polls: Queue[str] = Queue()
consumers = [Thread(target=consume, args=[polls]) for _ in range(2)]
for consumer in consumers:
    consumer.start()
for device in ["r1", "r2", "r3", "r4"]:
    polls.put(device)
polls.shutdown()
for consumer in consumers:
    consumer.join()
print("taken:", *sorted(taken))
