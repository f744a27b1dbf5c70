from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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


with ThreadPoolExecutor() as executor:
    by_rank = executor.submit(serve, lambda turn: 1)
    by_time = executor.submit(serve, lambda turn: turn)
print("by rank:", *by_rank.result())
print("by time:", *by_time.result())
