from queue import Full, Queue


def produce(configs: Queue[str]) -> int:
    config = "interface eth0\n" * 100
    for number in range(10_000):
        try:
            configs.put_nowait(config)
        except Full:
            return number
    return 10_000


for configs in [Queue(), Queue(maxsize=10)]:
    sent = produce(configs)
    print(f"{sent} sent, {configs.qsize()} in memory")
