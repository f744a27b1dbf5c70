from concurrent.futures import ThreadPoolExecutor


class NoRoute(Exception):
    pass


class Refused(Exception):
    pass


def poll(device: str) -> str:
    match device:
        case "r2":
            raise NoRoute
        case "r4":
            raise Refused({"port": 22})
    return f"{device} is up"


with ThreadPoolExecutor(max_workers=4) as pool:
    device_of = {
        pool.submit(poll, device): device
        for device in ["r1", "r2", "r3", "r4"]
    }
for future, device in device_of.items():
    try:
        print(future.result())
    except (NoRoute, Refused) as error:
        print(f"{device} failed: {error!r}")
