from dataclasses import dataclass
from queue import Queue, ShutDown
from threading import Thread


@dataclass
class Config:
    device: str
    lines: int


def produce(configs: Queue[Config]) -> None:
    try:
        for device, lines in [("r1", 120), ("r2", 80), ("r3", 95)]:
            configs.put(Config(device, lines))
    finally:
        configs.shutdown()


configs: Queue[Config] = Queue()
producer = Thread(target=produce, args=[configs])
producer.start()
total = 0
while True:
    try:
        config = configs.get()
    except ShutDown:
        break
    print(f"{config.device} has {config.lines} lines")
    total += config.lines
print(f"the queue is shut down; {total} lines")
producer.join()
