from concurrent.futures import ThreadPoolExecutor


def poll(device: str) -> str:
    match device:
        case "r2":
            raise RuntimeError(f"no route to {device}")
        case "r3":
            raise RuntimeError("no answer")
    return f"{device} is up"


devices = ["r1", "r2", "r3", "r4"]
with ThreadPoolExecutor(max_workers=4) as pool:
    futures = [pool.submit(poll, device) for device in devices]
for device, future in zip(devices, futures):
    if error := future.exception():
        print(f"{device} failed: {error}")
    else:
        print(future.result())
