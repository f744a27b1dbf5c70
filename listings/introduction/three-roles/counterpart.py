import time
from queue import Queue, ShutDown
from threading import Thread

type Devices = Queue[str]


# ANCHOR: roles
def produce(devices: Devices, start: float) -> None:
    for number in range(1, 7):
        device = f"r{number}"
        report(start, device, "offered")
        devices.put(device)
    devices.shutdown()


def work(devices: Devices, answers: Devices, start: float) -> None:
    while True:
        try:
            device = devices.get()
        except ShutDown:
            return
        report(start, device, "taken")
        report(start, device, "asked")
        time.sleep(0.030)
        report(start, device, "answered")
        answers.put(device)


def consume(answers: Devices, start: float) -> int:
    stored = 0
    while True:
        try:
            report(start, answers.get(), "stored")
        except ShutDown:
            return stored
        stored += 1
# ANCHOR_END: roles


# ANCHOR: main
def main() -> None:
    start = time.perf_counter()
    devices: Devices = Queue(6)
    answers: Devices = Queue(6)
    workers = [
        Thread(target=work, args=[devices, answers, start])
        for _ in range(2)
    ]
    closer = Thread(target=close, args=[answers, workers])
    for thread in [*workers, closer]:
        thread.start()
    Thread(target=produce, args=[devices, start]).start()
    print(f"{consume(answers, start)} answers")


def close(answers: Devices, workers: list[Thread]) -> None:
    for worker in workers:
        worker.join()
    answers.shutdown()
# ANCHOR_END: main


def report(start: float, lane: str, event: str) -> None:
    elapsed = (time.perf_counter() - start) * 1000
    print(f"{elapsed:3.0f} ms  {lane}  {event}")


main()
