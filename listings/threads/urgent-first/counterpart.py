from collections.abc import Callable
from heapq import heappop, heappush

TURNS = 6


def serve(due: Callable[[int], int]) -> list[str]:
    jobs = [(2, "backup")]
    heappush(jobs, (due(0), "alarm"))
    done = []
    for turn in range(1, TURNS + 1):
        if not jobs:
            break
        _, job = heappop(jobs)
        done.append(job)
        if job == "alarm":
            heappush(jobs, (due(turn), job))
    return done


print("by rank:", *serve(lambda turn: 1))
print("by time:", *serve(lambda turn: turn))
