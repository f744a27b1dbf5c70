from queue import Queue
from threading import Thread


def consume(configs: Queue[str]) -> None:
    print(f"stored {configs.get()}, and the disk is full")


configs: Queue[str] = Queue()
for device in ["r1", "r2"]:
    configs.put(device)
    print(f"{device} is sent")
consumer = Thread(target=consume, args=[configs])
consumer.start()
consumer.join()
configs.put("r3")
print(f"r3 is sent, and {configs.qsize()} wait for nobody")
