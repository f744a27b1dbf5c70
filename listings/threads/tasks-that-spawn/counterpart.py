from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple


class Site(NamedTuple):
    hosts: int
    parts: list["Site"] = []


NORTH = Site(9_000, [Site(4_000)])
OFFICE = Site(2_000, [NORTH, Site(7_000)])


def visit(site: Site) -> tuple[int, list[Site]]:
    hosts = range(site.hosts)
    return sum(n * n % 1_009 == 1 for n in hosts), site.parts


def visit_alone(site: Site) -> int:
    found, parts = visit(site)
    return found + sum(map(visit_alone, parts))


if __name__ == "__main__":
    total, sites = 0, [OFFICE]
    with ProcessPoolExecutor() as pool:
        while sites:
            results = list(pool.map(visit, sites))
            total += sum(found for found, _ in results)
            sites = [part for _, parts in results for part in parts]
    print(f"by tasks      {total}")
    print(f"by recursion  {visit_alone(OFFICE)}")
