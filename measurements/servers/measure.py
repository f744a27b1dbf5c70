"""A client that asks a server on the same machine, with so many requests in
flight, by tasks and by threads. The server is the one of the Rust program. Each
request in flight has a connection of its own, which is opened before the timed
part: the server counts."""

import asyncio
import http.client
import importlib.util
import os
import socket
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from urllib.parse import urlsplit

import protocol

IN_FLIGHT = [1, 10, 100, 1_000]
# httpx takes so long for one request that a thousand in flight would take
# more than the rest together.
FEWER = [10, 100]
ANSWER = "up\n"


def requests(in_flight, least=3_000):
    """Thirty and more of them are above the ninety-ninth percentile, and of
    those of httpx ten."""
    return max(in_flight * 10, least)


class Place:
    """Where the server is, and where it says how many connections it had."""

    def __init__(self, line):
        self.url, counts = line.split()
        host, _, port = counts.rpartition(":")
        self.counts = host, int(port)

    def assert_connections(self, in_flight, when):
        with socket.create_connection(self.counts) as asked:
            count = int(asked.makefile().read())
        assert count == in_flight, (
            f"{when} the timed part there have been {count} connections"
            f" for {in_flight} requests in flight"
        )


def asked(way):
    def measure(in_flight):
        server = subprocess.Popen(
            [os.environ["MEASURE_PROGRAM"], "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        place = Place(server.stdout.readline())
        first, total, each = way(place, in_flight)
        place.assert_connections(in_flight, "after")
        server.communicate()
        each.sort()

        def quantile(share):
            return each[round((len(each) - 1) * share)]

        return {
            "first": first,
            "rate": len(each) / total,
            "median": quantile(0.5),
            "p99": quantile(0.99),
        }

    return measure


async def by_tasks(place, in_flight, ask, least=3_000):
    async def ask_all(count):
        own = []
        for _ in range(count):
            began = time.perf_counter()
            await ask(place.url)
            own.append(time.perf_counter() - began)
        return own

    began = time.perf_counter()
    all_at_once = f"{place.url}all/{in_flight}"
    await asyncio.gather(*(ask(all_at_once) for _ in range(in_flight)))
    first = time.perf_counter() - began
    place.assert_connections(in_flight, "before")
    share = requests(in_flight, least) // in_flight
    began = time.perf_counter()
    own = await asyncio.gather(*(ask_all(share) for _ in range(in_flight)))
    return first, time.perf_counter() - began, sum(own, [])


def by_aiohttp(place, in_flight):
    import aiohttp

    async def run():
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def ask(url):
                async with session.get(url) as answer:
                    assert await answer.text() == ANSWER

            return await by_tasks(place, in_flight, ask)

    return asyncio.run(run())


def by_httpx(place, in_flight):
    import httpx

    async def run():
        # By default it closes what has not been used for a while, and opens more.
        limits = httpx.Limits(
            max_connections=None, max_keepalive_connections=None, keepalive_expiry=None
        )
        async with httpx.AsyncClient(limits=limits, timeout=60) as client:

            async def ask(url):
                answer = await client.get(url)
                assert answer.text == ANSWER

            return await by_tasks(place, in_flight, ask, least=1_000)

    return asyncio.run(run())


def by_threads(place, in_flight):
    host = urlsplit(place.url).netloc
    ready = threading.Barrier(in_flight + 1)
    share = requests(in_flight) // in_flight

    def ask(connection, path):
        connection.request("GET", path)
        assert connection.getresponse().read() == ANSWER.encode()

    def ask_all(_):
        connection = http.client.HTTPConnection(host)
        ask(connection, f"/all/{in_flight}")
        ready.wait()
        # The count is read between the two.
        ready.wait()
        times = [time.perf_counter()]
        for _ in range(share):
            ask(connection, "/")
            times.append(time.perf_counter())
        connection.close()
        return times

    began = time.perf_counter()
    with ThreadPoolExecutor(in_flight) as pool:
        answers = pool.map(ask_all, range(in_flight))
        ready.wait()
        first = time.perf_counter() - began
        try:
            place.assert_connections(in_flight, "before")
        except AssertionError:
            ready.abort()
            raise
        ready.wait()
        times_of_all = list(answers)
    began, ended = min(times[0] for times in times_of_all), max(times[-1] for times in times_of_all)
    each = [end - begin for times in times_of_all for begin, end in pairwise(times)]
    return first, ended - began, each


if __name__ == "__main__":
    cases, missing = {"threads": (IN_FLIGHT, asked(by_threads))}, []
    for name, sizes, way in (
        ("aiohttp", IN_FLIGHT, by_aiohttp),
        ("httpx", FEWER, by_httpx),
    ):
        if importlib.util.find_spec(name):
            cases[name] = (sizes, asked(way))
        else:
            missing.append((name, "it is not installed for this Python"))
    protocol.run(cases, missing)
