from concurrent.futures import ThreadPoolExecutor

DEVICES = ["r1", "r2", "r3"]
PORTS = [22, 830, 2022]


def poll(device: str, port: int) -> str:
    return f"{device}:{port} is up"


with ThreadPoolExecutor(max_workers=3) as pool:
    for answer in pool.map(poll, DEVICES, PORTS):
        print(answer)
