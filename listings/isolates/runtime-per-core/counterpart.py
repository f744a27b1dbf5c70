import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import Queue
from threading import Event, Thread


# ANCHOR: job
@dataclass
class Job:
    device: int
    report: Queue[str]
    until: Event = field(default_factory=Event)

    def run(self) -> None:
        self.report.put(f"r{self.device} begins")
        self.until.wait()
        self.report.put(f"r{self.device} ends")
# ANCHOR_END: job


# ANCHOR: core
class Core:
    def __init__(self) -> None:
        self.done: list[int] = []
        self.loop = asyncio.new_event_loop()
        self.thread = Thread(target=self.loop.run_forever)
        self.thread.start()

    async def serve(self, job: Job) -> None:
        job.run()
        self.done.append(job.device)

    def stop(self) -> list[int]:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()
        return self.done
# ANCHOR_END: core


# ANCHOR: load
def load(start: Callable[[Job], object]) -> str:
    reports: Queue[str] = Queue()
    long = Job(2, reports)
    start(long)
    seen = wait_for("r2 begins", reports)
    for device in [4, 1]:
        short = Job(device, reports)
        short.until.set()
        start(short)
    seen += wait_for("r1 ends", reports)
    long.until.set()
    seen += [reports.get() for _ in range(6 - len(seen))]
    return ", ".join(seen)


def wait_for(last: str, reports: Queue[str]) -> list[str]:
    seen: list[str] = []
    while last not in seen:
        seen.append(reports.get())
    return seen
# ANCHOR_END: load


# ANCHOR: main
def loop_per_core() -> tuple[str, list[list[int]]]:
    cores = [Core(), Core()]

    def to_core(job: Job) -> None:
        core = cores[job.device % 2]
        asyncio.run_coroutine_threadsafe(core.serve(job), core.loop)

    seen = load(to_core)
    return seen, [core.stop() for core in cores]


def shared_threads() -> str:
    with ThreadPoolExecutor(max_workers=2) as pool:
        return load(lambda job: pool.submit(job.run))


def main() -> None:
    seen, done = loop_per_core()
    print(f"one loop per core\n{seen}\ndone: {done}")
    seen = shared_threads()
    print(f"one pool, two threads\n{seen}")


main()
# ANCHOR_END: main
