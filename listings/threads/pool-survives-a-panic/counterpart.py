from concurrent.futures import ThreadPoolExecutor


# ANCHOR: main
def poll(device: str) -> str:
    if device == "r2":
        raise ValueError(f"{device} sent garbage")
    return f"{device} is up"


with ThreadPoolExecutor(max_workers=1) as pool:
    devices = ["r1", "r2", "r3"]
    answers = [pool.submit(poll, device) for device in devices]
    for answer in answers:
        try:
            print(answer.result())
        except ValueError as error:
            print(f"no answer: {error}")
# ANCHOR_END: main
