import asyncio

# The sites that a site leads to.
LINKS = {1: [2, 3, 4], 2: [5, 6]}


# ANCHOR: crawl
async def crawl(sites: asyncio.Queue[int], seen: list[int]) -> None:
    still_open = 1
    await sites.put(1)
    while still_open > 0:
        site = await sites.get()
        seen.append(site)
        for link in LINKS.get(site, []):
            still_open += 1
            await sites.put(link)
        still_open -= 1
# ANCHOR_END: crawl


# ANCHOR: main
async def main() -> None:
    for name, room in [("bounded", 2), ("unbounded", 0)]:
        seen: list[int] = []
        ended = True
        try:
            async with asyncio.timeout(0.050):
                await crawl(asyncio.Queue(room), seen)
        except TimeoutError:
            ended = False
        print(f"{name}: {seen}, ended: {str(ended).lower()}")
# ANCHOR_END: main


asyncio.run(main())
