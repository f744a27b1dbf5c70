import time
from queue import Queue, ShutDown
from threading import Thread

# ANCHOR: main
ROOM = 2


def produce(configs: Queue[int], start: float) -> None:
    for number in range(1, 7):
        report(start, "producer", "sends")
        configs.put(number)
        report(start, "producer", "sent")
    configs.shutdown()


def consume(configs: Queue[int], start: float) -> None:
    while True:
        try:
            number = configs.get()
        except ShutDown:
            return
        report(start, "consumer", "takes")
        time.sleep(0.020)
        report(start, "consumer", f"stored {number}")


def main() -> None:
    start = time.perf_counter()
    configs: Queue[int] = Queue(maxsize=ROOM)
    consumer = Thread(target=consume, args=[configs, start])
    consumer.start()
    produce(configs, start)
    consumer.join()
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()
