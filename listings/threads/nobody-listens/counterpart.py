from queue import Queue
from threading import Thread


def consume(configs: Queue[str]) -> None:
    print(f"stored {configs.get()}, and the disk is full")


configs: Queue[str] = Queue()
consumer = Thread(target=consume, args=[configs])
consumer.start()
configs.put("r1")
consumer.join()
configs.put("r2")
print(f"sent, and {configs.qsize()} in the queue for nobody")
