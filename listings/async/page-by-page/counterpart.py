import asyncio
from collections.abc import AsyncIterator


# ANCHOR: stream
async def fetch(page: int) -> list[str] | None:
    print(f"fetch page {page}")
    await asyncio.sleep(0.020)
    pages = [["core-1", "core-2"], ["edge-1"]]
    return pages[page] if page < len(pages) else None


async def devices() -> AsyncIterator[str]:
    page = 0
    while (devices := await fetch(page)) is not None:
        for device in devices:
            yield device
        page += 1
# ANCHOR_END: stream


# ANCHOR: main
async def main() -> None:
    stream = devices()
    print("nothing yet")
    async for device in stream:
        print(f"  {device}")


asyncio.run(main())
# ANCHOR_END: main
