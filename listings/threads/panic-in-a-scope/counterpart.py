from concurrent.futures import ThreadPoolExecutor


def poll(device: str) -> None:
    if device == "r2":
        raise RuntimeError(f"no route to {device}")


with ThreadPoolExecutor(max_workers=3) as pool:
    for device in ["r1", "r2", "r3"]:
        pool.submit(poll, device)
print("all polls are done")
