from concurrent.futures import ThreadPoolExecutor

DEVICES = ["r1", "r2", "r3"]


def poll(device: str) -> str:
    return f"{device} is up"


def fill(answers: list[str], index: int, device: str) -> None:
    answers[index] = poll(device)


answers = [""] * len(DEVICES)
with ThreadPoolExecutor(max_workers=3) as pool:
    for index, device in enumerate(DEVICES):
        pool.submit(fill, answers, index, device)
print("[" + ", ".join(f'"{answer}"' for answer in answers) + "]")
