import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

SITES = [
    "core-1", "core-2", "edge-1", "edge-2", "edge-3", "lab-1", "lab-2",
    "lab-3", "oob-1", "oob-2",
]
LIMIT = 4


# ANCHOR: server
class Sites(BaseHTTPRequestHandler):
    lock, closing = Lock(), Event()
    now = most = 0

    def do_GET(self) -> None:
        with Sites.lock:
            Sites.now += 1
            Sites.most = max(Sites.most, Sites.now)
        if self.path != "/lab-3":
            time.sleep(0.150)
        if self.path == "/oob-2":
            Sites.closing.wait()
        with Sites.lock:
            Sites.now -= 1
        if self.path not in ("/lab-3", "/oob-2"):
            self.send_response(503 if self.path == "/edge-2" else 200)
            self.end_headers()

    def log_message(self, *_: object) -> None:
        pass
# ANCHOR_END: server


# ANCHOR: ask
class TooSlow(Exception):
    pass


class NoAnswer(Exception):
    pass


opener = build_opener(ProxyHandler({}))


def ask(url: str) -> int:
    try:
        with opener.open(url, timeout=1) as response:
            return response.status
    except HTTPError:
        raise
    except TimeoutError as error:
        raise TooSlow from error
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        raise TooSlow if slow else NoAnswer from error
    except (OSError, HTTPException) as error:
        raise NoAnswer from error
# ANCHOR_END: ask


start = time.perf_counter()


def visit(base: str, site: str) -> int:
    began = elapsed()
    opens, closes = "tried", "failed"
    try:
        status = ask(f"{base}/{site}")
        opens, closes = "asked", "answered"
        return status
    finally:
        print(f"{began:3.0f} ms  {site}  {opens}")
        print(f"{elapsed():3.0f} ms  {site}  {closes}")


def elapsed() -> float:
    return (time.perf_counter() - start) * 1000


# ANCHOR: all
def ask_all(base: str) -> None:
    with ThreadPoolExecutor(max_workers=LIMIT) as pool:
        site_of = {pool.submit(visit, base, s): s for s in SITES}
    for future, site in site_of.items():
        try:
            print(f"{site}: {future.result()}")
        except HTTPError as error:
            print(f"{site}: failed with status {error.code}")
        except (TooSlow, NoAnswer) as error:
            print(f"{site}: {error!r}")
# ANCHOR_END: all


# ANCHOR: main
def main() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Sites) as server:
        Thread(target=server.serve_forever).start()
        host, port = server.server_address[:2]
        ask_all(f"http://{host}:{port}")
        Sites.closing.set()
        server.shutdown()
    print(f"never more than {LIMIT} at once: {Sites.most <= LIMIT}")


main()
# ANCHOR_END: main
