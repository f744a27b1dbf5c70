from concurrent.futures import ThreadPoolExecutor


def poll(*, device: str, port: int, command: str) -> str:
    return f"{device}:{port} ran {command}"


jobs = [
    {"device": "r1", "port": 22, "command": "show run"},
    {"device": "r2", "port": 830, "command": "show run"},
    {"device": "r3", "port": 22, "command": "show arp"},
]

with ThreadPoolExecutor(max_workers=3) as pool:
    futures = [pool.submit(poll, **job) for job in jobs]
    for future in futures:
        print(future.result())
