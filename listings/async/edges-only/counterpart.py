import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing


# ANCHOR: main
async def fetch(page: int) -> list[str] | None:
    print(f"fetch page {page}")
    await asyncio.sleep(0.020)
    pages = [
        ["core-1", "edge-1"], ["edge-2", "lab-1"], ["lab-2", "edge-3"],
    ]
    return pages[page] if page < len(pages) else None


async def pages() -> AsyncIterator[list[str]]:
    page = 0
    while (devices := await fetch(page)) is not None:
        yield devices
        page += 1


async def main() -> None:
    edges: list[str] = []
    async with aclosing(
        device.upper()
        async for devices in pages()
        for device in devices
        if device.startswith("edge")
    ) as found:
        async for device in found:
            edges.append(device)
            if len(edges) == 2:
                break
    print(edges)
# ANCHOR_END: main


asyncio.run(main())
