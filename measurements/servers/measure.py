"""A client that asks a server on the same machine, with so many requests in
flight, by tasks and by threads. The server is the one of the Rust program."""

import asyncio
import http.client
import os
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from urllib.parse import urlsplit

import protocol

try:
    import aiohttp
except ImportError:
    aiohttp = None

IN_FLIGHT = [1, 10, 100, 1_000]


def requests(in_flight):
    return max(in_flight * 20, 4_000)


def asked(way):
    def measure(in_flight):
        server = subprocess.Popen(
            [os.environ["MEASURE_PROGRAM"], "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        total, each = way(server.stdout.readline().strip(), in_flight)
        server.communicate()
        each.sort()

        def quantile(share):
            return each[round((len(each) - 1) * share)]

        return {
            "rate": len(each) / total,
            "median": quantile(0.5),
            "p99": quantile(0.99),
        }

    return measure


def by_tasks(url, in_flight):
    async def run():
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:

            async def ask():
                async with session.get(url) as answer:
                    assert await answer.text() == "up\n"

            async def ask_all(count):
                own = []
                for _ in range(count):
                    began = time.perf_counter()
                    await ask()
                    own.append(time.perf_counter() - began)
                return own

            await asyncio.gather(*(ask() for _ in range(in_flight)))
            share = requests(in_flight) // in_flight
            began = time.perf_counter()
            own = await asyncio.gather(*(ask_all(share) for _ in range(in_flight)))
            return time.perf_counter() - began, sum(own, [])

    return asyncio.run(run())


def by_threads(url, in_flight):
    host = urlsplit(url).netloc
    ready = threading.Barrier(in_flight)
    share = requests(in_flight) // in_flight

    def ask(connection):
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"up\n"

    def ask_all(_):
        connection = http.client.HTTPConnection(host)
        ask(connection)
        ready.wait()
        times = [time.perf_counter()]
        for _ in range(share):
            ask(connection)
            times.append(time.perf_counter())
        connection.close()
        return times

    with ThreadPoolExecutor(in_flight) as pool:
        all_of_them = list(pool.map(ask_all, range(in_flight)))
    began, ended = min(times[0] for times in all_of_them), max(times[-1] for times in all_of_them)
    return ended - began, [end - begin for times in all_of_them for begin, end in pairwise(times)]


if __name__ == "__main__":
    cases, missing = {"threads": (IN_FLIGHT, asked(by_threads))}, []
    if aiohttp:
        cases["aiohttp"] = (IN_FLIGHT, asked(by_tasks))
    else:
        missing = [("aiohttp", "it is not installed for this Python")]
    protocol.run(cases, missing)
