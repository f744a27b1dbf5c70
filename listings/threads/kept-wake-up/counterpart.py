from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Condition


class Link:
    def __init__(self) -> None:
        self.up = False
        self.changed = Condition()


def wait_until_up(link: Link, step: Barrier) -> None:
    with link.changed:
        step.wait()
        link.changed.wait_for(lambda: link.up)


def bring_up(link: Link) -> None:
    with link.changed:
        link.up = True
        link.changed.notify_all()


for early in [True, False]:
    link, step = Link(), Barrier(2)
    if early:
        bring_up(link)
    with ThreadPoolExecutor() as executor:
        executor.submit(wait_until_up, link, step)
        step.wait()
        if not early:
            bring_up(link)
    print(f"up before the look: {early}; the worker went on")
