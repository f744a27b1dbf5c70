import asyncio
import threading


async def count(
    begun: threading.Event, enough: threading.Event
) -> None:
    begun.set()
    while not enough.is_set():
        pass
    print("counted to the end")
    await asyncio.sleep(0)
    print("went on after the await")


async def main() -> None:
    begun, enough = threading.Event(), threading.Event()
    loop = asyncio.get_running_loop()
    counting = asyncio.create_task(count(begun, enough))

    def cancel() -> None:
        begun.wait()
        loop.call_soon_threadsafe(counting.cancel)
        counts = str(not counting.done()).lower()
        print(f"aborted, and it counts: {counts}")
        enough.set()

    threading.Thread(target=cancel).start()
    await asyncio.wait([counting])
    print(f"cancelled: {counting.cancelled()}".lower())


asyncio.run(main())
