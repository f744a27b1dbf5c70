import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

SITES = [
    "core-1", "core-2", "edge-1", "edge-2", "edge-3", "lab-1", "lab-2",
    "lab-3", "oob-1", "oob-2",
]
LIMIT = 1


# ANCHOR: server
class Sites(BaseHTTPRequestHandler):
    lock = Lock()
    now = most = 0

    def do_GET(self) -> None:
        with Sites.lock:
            Sites.now += 1
            Sites.most = max(Sites.most, Sites.now)
        ms, status = {
            "/edge-2": (60, 503),
            "/lab-3": (0, None),
            "/oob-2": (500, 200),
        }.get(self.path, (60, 200))
        time.sleep(ms / 1000)
        with Sites.lock:
            Sites.now -= 1
        if status is not None:
            with suppress(ConnectionError):
                self.send_response(status)
                self.end_headers()
# ANCHOR_END: server

    def log_message(self, *_: object) -> None:
        pass


# ANCHOR: ask
class TooSlow(Exception):
    pass


class NoAnswer(Exception):
    pass


opener = build_opener(ProxyHandler({}))


def ask(url: str) -> int:
    try:
        with opener.open(url, timeout=0.300) as response:
            return response.status
    except HTTPError:
        raise
    except TimeoutError as error:
        raise TooSlow from error
    except URLError as error:
        slow = isinstance(error.reason, TimeoutError)
        raise TooSlow if slow else NoAnswer from error
    except OSError as error:
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
    for site in SITES:
        try:
            print(f"{site}: {visit(base, site)}")
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
        server.shutdown()
    print(f"never more than {LIMIT} at once: {Sites.most <= LIMIT}")


main()
# ANCHOR_END: main
