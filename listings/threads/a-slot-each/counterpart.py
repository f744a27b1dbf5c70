from concurrent.futures import ThreadPoolExecutor


def poll(device: str) -> str:
    return f"{device} is up"


def fill(answers: list[str], index: int, device: str) -> None:
    answers[index] = poll(device)


devices = ["r1", "r2", "r3"]
answers = [""] * len(devices)
with ThreadPoolExecutor(max_workers=3) as pool:
    for index, device in enumerate(devices):
        pool.submit(fill, answers, index, device)
print("[" + ", ".join(f'"{answer}"' for answer in answers) + "]")
