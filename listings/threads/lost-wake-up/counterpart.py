from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Condition


class Link:
    def __init__(self) -> None:
        self.up = False
        self.changed = Condition()


def wait_until_up(link: Link, step: Barrier) -> None:
    with link.changed:
        was_up = link.up
    step.wait()
    step.wait()
    if not was_up:
        print("the link was down, so the worker waits")
        with link.changed:
            link.changed.wait()
    print("the worker goes on")


def bring_up(link: Link) -> None:
    with link.changed:
        link.up = True
        link.changed.notify_all()
    print("the link is up, and the worker is notified")


link, step = Link(), Barrier(2)
with ThreadPoolExecutor() as executor:
    executor.submit(wait_until_up, link, step)
    step.wait()
    bring_up(link)
    step.wait()
