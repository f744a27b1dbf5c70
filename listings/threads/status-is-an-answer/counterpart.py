from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.error import HTTPError
from urllib.request import ProxyHandler, build_opener


# ANCHOR: main
class Refuse(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()
        self.wfile.write(b"closed until noon")

    def log_message(self, *_: object) -> None:
        pass


def ask(url: str) -> None:
    try:
        with build_opener(ProxyHandler({})).open(url):
            pass
    except HTTPError as error:
        print("error:", error)
        body = error.read().decode()
        print(f"answer: {error.code} {error.reason}, {body}")


with HTTPServer(("127.0.0.1", 0), Refuse) as server:
    thread = Thread(target=server.handle_request)
    thread.start()
    ask(f"http://127.0.0.1:{server.server_port}/")
    thread.join()
# ANCHOR_END: main
