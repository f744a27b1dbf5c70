from concurrent.futures import ThreadPoolExecutor


def poll(device: str) -> str:
    if device == "r2":
        raise RuntimeError(f"no route to {device}")
    return f"{device} is up"


devices = ["r1", "r2", "r3"]
with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(poll, device) for device in devices]
for device, future in zip(devices, futures):
    if error := future.exception():
        print(f"{device} failed: {error}")
    else:
        print(future.result())
