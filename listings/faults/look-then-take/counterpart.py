from collections.abc import Generator
from itertools import permutations


# ANCHOR: take
def take(
    site: str, free: list[int]
) -> Generator[None, None, int | None]:
    if not free:
        return None
    vlan = free[-1]
    print(f"  {site} sees {vlan}")
    yield
    if vlan in free:
        free.remove(vlan)
    print(f"  {site} takes {vlan}")
    return vlan
# ANCHOR_END: take


# ANCHOR: model
def two_sites(order: tuple[str, ...]) -> None:
    free = [10, 11]
    sites = {site: take(site, free) for site in order}
    taken = {}
    for site in order:
        try:
            next(sites[site])
        except StopIteration as end:
            taken[site] = end.value
    assert taken["ams"] != taken["fra"], "one VLAN for two sites"


steps = ["ams", "ams", "fra", "fra"]
for run, order in enumerate(sorted(set(permutations(steps))), 1):
    print("run", run)
    two_sites(order)
print("every order is right")
# ANCHOR_END: model
