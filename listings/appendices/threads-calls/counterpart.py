from queue import (
    Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown,
)
from threading import (
    Barrier, Condition, Event, Lock, RLock, Semaphore, Thread, Timer,
    current_thread, local,
)

MOMENT = 0.020
HOUR = 3600.0


def poll(device: str) -> str:
    return f"{device} is up"


# ANCHOR: threads
polls = local()


def threads() -> None:
    answers: list[str] = []
    poller = Thread(target=lambda: answers.append(poll("r1")))
    poller.start()
    poller.join()
    print("Thread, start, join:", answers.pop())

    go = Event()
    waiting = Thread(target=go.wait)
    waiting.start()
    print("is_alive:", waiting.is_alive())
    go.set()
    waiting.join()

    def look() -> None:
        print("current_thread:", current_thread().name)
        answers.append(str(getattr(polls, "count", 0)))

    polls.count = 1
    named = Thread(target=look, name="poller")
    named.start()
    named.join()
    print(f"local: {polls.count} here, {answers.pop()} there")

    Thread(target=Event().wait, args=[HOUR], daemon=True).start()
    print("daemon: left running")
# ANCHOR_END: threads


# ANCHOR: timers
def timers() -> None:
    soon = Timer(MOMENT, lambda: print("Timer: rings"))
    soon.start()
    soon.join()

    late = Timer(HOUR, lambda: print("too late"))
    late.start()
    late.cancel()
    late.join()
    print("cancel: nothing rang")
# ANCHOR_END: timers


# ANCHOR: locks
class Counter:
    def __init__(self) -> None:
        self.lock = RLock()
        self.count = 1

    def add_one(self) -> None:
        with self.lock:
            self.count += 1

    def add_two(self) -> None:
        with self.lock:
            self.add_one()
            self.add_one()


def locks() -> None:
    count, lock = 0, Lock()
    with lock:
        count += 1
    print("Lock:", count)

    with lock:
        print("acquire:", lock.acquire(blocking=False))

    counter = Counter()
    counter.add_two()
    print("RLock:", counter.count)

    permits = Semaphore(2)
    got = [permits.acquire(blocking=False) for _ in range(3)]
    print("Semaphore:", got)
    permits.release()
    print("release:", permits.acquire(blocking=False))
# ANCHOR_END: locks


# ANCHOR: signals
def signals() -> None:
    event = Event()
    Thread(target=event.set).start()
    event.wait()
    print("Event, set, is_set:", event.is_set())

    stop = Event()
    print("wait:", stop.wait(timeout=MOMENT))

    up, changed = 0, Condition()

    def bring_up() -> None:
        nonlocal up
        with changed:
            up += 1
            changed.notify_all()

    for _ in range(2):
        Thread(target=bring_up).start()
    with changed:
        changed.wait_for(lambda: up == 2)
        print("Condition, wait_for, notify_all:", up)

    both, leaders = Barrier(2), []
    pair = [
        Thread(target=lambda: leaders.append(both.wait() == 0))
        for _ in range(2)
    ]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    print("Barrier: one leader", leaders[0] != leaders[1])
# ANCHOR_END: signals


# ANCHOR: queues
def queues() -> None:
    queue: Queue[str] = Queue(maxsize=2)
    queue.put("r1")
    print("Queue, put, get:", queue.get())
    try:
        queue.get_nowait()
    except Empty:
        print("get_nowait: Empty")
    try:
        queue.get(timeout=MOMENT)
    except Empty:
        print("timeout: Empty")

    queue.put("r2")
    queue.put("r3")
    try:
        queue.put_nowait("r4")
    except Full:
        print("put_nowait: Full")

    queue.shutdown()
    rest = [queue.get(), queue.get()]
    try:
        queue.get()
    except ShutDown:
        print(f"shutdown: {rest}, then ShutDown")
# ANCHOR_END: queues


# ANCHOR: done
def done() -> None:
    queue: Queue[str] = Queue()
    answers: list[str] = []

    def work() -> None:
        try:
            while True:
                answers.append(poll(queue.get()))
                queue.task_done()
        except ShutDown:
            pass

    worker = Thread(target=work)
    worker.start()
    for device in ["r1", "r2"]:
        queue.put(device)
    queue.join()
    print("task_done, join:", answers)
    queue.shutdown()
    worker.join()

    stack: LifoQueue[str] = LifoQueue()
    stack.put("r1")
    stack.put("r2")
    print("LifoQueue:", stack.get())

    heap: PriorityQueue[str] = PriorityQueue()
    heap.put("r2")
    heap.put("r1")
    print("PriorityQueue:", heap.get())
# ANCHOR_END: done


threads()
timers()
locks()
signals()
queues()
done()
