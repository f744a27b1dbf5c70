from queue import Empty, Queue, ShutDown
from threading import Barrier, Thread


def consume(configs: Queue[str]) -> tuple[list[str], str]:
    """Returns the configurations that came, and why no more did."""
    seen: list[str] = []
    while True:
        try:
            seen.append(configs.get(timeout=0.020))
        except Empty:
            return seen, "Empty"
        except ShutDown:
            return seen, "ShutDown"


def produce(configs: Queue[str], pause: Barrier) -> None:
    configs.put("r1")
    pause.wait()
    pause.wait()
    configs.put("r2")
    configs.shutdown()


configs: Queue[str] = Queue()
pause = Barrier(2)
producer = Thread(target=produce, args=[configs, pause])
producer.start()
pause.wait()
print(consume(configs))
pause.wait()
producer.join()
print(consume(configs))
