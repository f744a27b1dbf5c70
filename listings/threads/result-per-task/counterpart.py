from concurrent.futures import ThreadPoolExecutor


class NoRoute(Exception):
    pass


class Refused(Exception):
    def __init__(self, port: int) -> None:
        self.port = port


def poll(device: str) -> str:
    match device:
        case "r2":
            raise NoRoute
        case "r4":
            raise Refused(port=22)
    return f"{device} is up"


with ThreadPoolExecutor(max_workers=4) as pool:
    device_of = {
        pool.submit(poll, device): device
        for device in ["r1", "r2", "r3", "r4"]
    }
for future, device in device_of.items():
    try:
        print(future.result())
    except NoRoute:
        print(f"{device}: no route")
    except Refused as error:
        print(f"{device}: port {error.port} refused")
