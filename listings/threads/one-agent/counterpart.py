from http.client import HTTPConnection as Agent
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


# ANCHOR: main
class Up(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    clients: set[object] = set()

    def do_GET(self) -> None:
        Up.clients.add(self.client_address)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"up")

    def log_message(self, *_: object) -> None: ...


def count(agents: list[Agent]) -> int:
    Up.clients.clear()
    for agent in agents:
        agent.request("GET", "/")
        agent.getresponse().read()
    for agent in agents:
        agent.close()
    return len(Up.clients)


with ThreadingHTTPServer(("127.0.0.1", 0), Up) as server:
    Thread(target=server.serve_forever).start()
    at = "127.0.0.1", server.server_port
    print("one agent:", count([Agent(*at)] * 5))
    print("an agent each:", count([Agent(*at) for _ in range(5)]))
    server.shutdown()
# ANCHOR_END: main
