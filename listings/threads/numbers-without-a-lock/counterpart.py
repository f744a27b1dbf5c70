from dataclasses import dataclass, field
from threading import Lock, Thread


@dataclass
class Statistics:
    polls: int = 0
    slowest_ms: int = 0
    lock: Lock = field(default_factory=Lock, repr=False)

    def add(self, took_ms: int) -> int:
        """Returns the number of this poll, counted from zero."""
        with self.lock:
            self.slowest_ms = max(self.slowest_ms, took_ms)
            self.polls += 1
            return self.polls - 1


statistics = Statistics()
numbers: list[int] = []
threads = [
    Thread(target=lambda ms=ms: numbers.append(statistics.add(ms)))
    for ms in [30, 90, 60]
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{statistics}, numbered {sorted(numbers)}")
