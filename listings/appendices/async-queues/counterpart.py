import asyncio
from asyncio import StreamReader, StreamWriter


# ANCHOR: queues
async def queues() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(maxsize=2)
    await queue.put("r1")
    print("Queue, put, get:", await queue.get())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("get_nowait: QueueEmpty")

    await queue.put("r2")
    await queue.put("r3")
    try:
        queue.put_nowait("r4")
    except asyncio.QueueFull:
        print("put_nowait: QueueFull")

    queue.shutdown()
    rest = [await queue.get(), await queue.get()]
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print(f"shutdown: {rest}, then QueueShutDown")
# ANCHOR_END: queues


# ANCHOR: done
async def done() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue()

    async def work() -> list[str]:
        polled = []
        try:
            while True:
                polled.append(await queue.get())
                queue.task_done()
        except asyncio.QueueShutDown:
            return polled

    worker = asyncio.create_task(work())
    for device in ["r1", "r2"]:
        await queue.put(device)
    await queue.join()
    print("task_done, join: all done", queue.empty())

    queue.shutdown()
    print("QueueShutDown:", await worker)
# ANCHOR_END: done


# ANCHOR: signals
async def signals() -> None:
    count, lock = 0, asyncio.Lock()
    async with lock:
        count += 1
    print("Lock:", count)

    permits = asyncio.Semaphore(2)
    async with permits, permits:
        print("Semaphore, locked:", permits.locked())

    event = asyncio.Event()
    event.set()
    await event.wait()
    print("Event, set, wait:", event.is_set())

    up, changed = 0, asyncio.Condition()

    async def bring_up() -> None:
        nonlocal up
        async with changed:
            up += 1
            changed.notify_all()

    async with asyncio.TaskGroup() as group, changed:
        for _ in range(2):
            group.create_task(bring_up())
        await changed.wait_for(lambda: up == 2)
    print("Condition, notify_all, wait_for:", up)

    both = asyncio.Barrier(2)
    turns = await asyncio.gather(both.wait(), both.wait())
    print("Barrier: one leader", turns.count(0) == 1)
# ANCHOR_END: signals


# ANCHOR: streams
async def answer(reader: StreamReader, writer: StreamWriter) -> None:
    line = await reader.readline()
    writer.write(b"hostname ")
    writer.write(line)
    await writer.drain()
    writer.close()


async def streams() -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print("start_server: on", host)

    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"r1\n")
    await writer.drain()
    print("open_connection, write, drain: done")

    async for line in reader:
        print("async for:", line.decode().strip())
    writer.close()
    await writer.wait_closed()
    server.close()
    await server.wait_closed()
# ANCHOR_END: streams


# ANCHOR: datagrams
class Server(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.received: asyncio.Queue[bytes] = asyncio.Queue()

    def datagram_received(self, data: bytes, address: object) -> None:
        self.received.put_nowait(data)


async def datagrams() -> None:
    loop = asyncio.get_running_loop()
    server, protocol = await loop.create_datagram_endpoint(
        Server, local_addr=("127.0.0.1", 0)
    )
    address = server.get_extra_info("sockname")
    print("create_datagram_endpoint: on", address[0])

    client, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, remote_addr=address
    )
    client.sendto(b"r1")
    device = (await protocol.received.get()).decode()
    print("sendto, datagram_received:", device)
    client.close()
    server.close()
# ANCHOR_END: datagrams


async def main() -> None:
    await queues()
    await done()
    await signals()
    await streams()
    await datagrams()


asyncio.run(main())
