import asyncio
from dataclasses import dataclass, field


@dataclass
class Site:
    devices: int
    parts: list[Site] = field(default_factory=list)


async def count(site: Site) -> int:
    devices = site.devices
    for part in site.parts:
        devices += await count(part)
    return devices


async def main() -> None:
    floors = [Site(3), Site(2)]
    campus = Site(1, [Site(1, floors)])
    print(f"{await count(campus)} devices")


asyncio.run(main())
