import time
from concurrent.futures import ThreadPoolExecutor, as_completed


# ANCHOR: main
def poll(millis: int) -> str:
    time.sleep(millis / 1000)
    return "is up"


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=3) as pool:
    answers = {
        pool.submit(poll, millis): device
        for device, millis in [("r1", 90), ("r2", 60), ("r3", 30)]
    }
    for answer in as_completed(answers):
        elapsed = (time.perf_counter() - start) * 1000
        device = answers[answer]
        print(f"{elapsed:3.0f} ms  {device}  {answer.result()}")
# ANCHOR_END: main
