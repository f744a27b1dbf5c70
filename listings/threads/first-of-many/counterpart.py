from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from threading import Barrier


# ANCHOR: main
def poll(device: str, chosen: Barrier) -> str:
    if device != "r2":
        chosen.wait()
    return f"{device} is up"


chosen = Barrier(3)
with ThreadPoolExecutor(max_workers=3) as pool:
    devices = ["r1", "r2", "r3"]
    answers = [pool.submit(poll, name, chosen) for name in devices]
    done, _ = wait(answers, return_when=FIRST_COMPLETED)
    print(f"first: {done.pop().result()}")
    chosen.wait()
print(f"ended: {sum(answer.done() for answer in answers)}")
# ANCHOR_END: main
