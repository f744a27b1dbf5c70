from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, Queue, ShutDown

type Ask = tuple[str, Future[str]]


# ANCHOR: actor
def serve(mailbox: Queue[Ask]) -> int:
    asked = 0
    try:
        while True:
            device, reply = mailbox.get()
            try:
                if not device.startswith("r"):
                    raise LookupError(f"no parser for {device}")
                asked += 1
                number = device.removeprefix("r")
                reply.set_result(f"router {number}, question {asked}")
            except Exception as error:
                reply.set_exception(error)
                raise
    except ShutDown:
        return asked
# ANCHOR_END: actor


# ANCHOR: supervisor
class GaveUp(Exception):
    pass


def supervise(mailbox: Queue[Ask], restarts: int) -> int:
    cause: BaseException | None = None
    for _ in range(restarts + 1):
        with ThreadPoolExecutor(max_workers=1) as thread:
            life = thread.submit(serve, mailbox)
        cause = life.exception()
        if cause is None:
            return life.result()
    gave_up = GaveUp(f"gave up after {restarts} restarts")
    refuse(mailbox, gave_up)
    raise gave_up from cause


def refuse(mailbox: Queue[Ask], reason: Exception) -> None:
    mailbox.shutdown()
    try:
        while True:
            _, reply = mailbox.get_nowait()
            reply.set_exception(reason)
    except (Empty, ShutDown):
        pass
# ANCHOR_END: supervisor


# ANCHOR: main
def ask_all(devices: list[str]) -> None:
    mailbox: Queue[Ask] = Queue()
    answers: list[Future[str]] = [Future() for _ in devices]
    for question in zip(devices, answers):
        mailbox.put(question)
    mailbox.shutdown()
    try:
        outcome = supervise(mailbox, 2)
    except GaveUp as gave_up:
        outcome = gave_up
    for device, answer in zip(devices, answers):
        failed = answer.exception() is not None
        text = "no answer" if failed else answer.result()
        print(f"{device}: {text}")
    print(repr(outcome))


ask_all(["r1", "sw2", "r3", "r4"])
ask_all(["sw1", "sw2", "sw3", "r4"])
# ANCHOR_END: main
