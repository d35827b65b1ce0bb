"""A backend for a website, with Python's standard library: the token stays here, media come through here.

    EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 python3 backend.py

GET /parse?url=LINK       the answer of the parse
GET /download?link=URL    the file behind a proxyUrl, mergeUrl or audioUrl of that answer
"""
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

EASYDOWN = os.environ["EASYDOWN_URL"].rstrip("/")
TOKEN = os.environ["EASYDOWN_TOKEN"]
# Nothing else is fetched: this is no open proxy.
MEDIA = (f"{EASYDOWN}/api/media-proxy", f"{EASYDOWN}/api/media-merge")
ASKED = ("Range", "If-Range")
ANSWERED = ("Content-Type", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition", "ETag", "Last-Modified")


class NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def fetch(request: Request):
    """Any status is an answer. Half a minute without a byte ends it."""
    try:
        return build_opener(NoRedirects).open(request, timeout=30)
    except HTTPError as answer:
        return answer


class Backend(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60  # Seconds for which a browser may take no byte.

    def do_GET(self):
        parts = urlsplit(self.path)
        name = {"/parse": "url", "/download": "link"}.get(parts.path)
        value = parse_qs(parts.query).get(name, [""])[0]
        if name is None:
            self.send(404, {"msg": "There is nothing here."})
        elif not 0 < len(value) <= 8192:
            self.send(400, {"msg": "Send ?url= to /parse, or ?link= to /download."})
        else:
            try:
                self.parse(value) if name == "url" else self.download(value)
            except Exception:  # In the middle of a file too: the connection ends.
                self.close_connection = True

    def parse(self, url):
        body = json.dumps({"url": url}).encode()
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
        with fetch(Request(f"{EASYDOWN}/api/v1/parse", body, headers)) as answer:
            self.send(answer.status, json.load(answer))

    def download(self, link):
        if link.split("?")[0] not in MEDIA:
            return self.send(403, {"msg": "Only links of a parse are fetched."})
        self.close_connection = True  # A file that comes short ends here, and is seen to.
        wanted = {name: self.headers[name] for name in ASKED if self.headers[name]}
        with fetch(Request(link, headers=wanted)) as answer:
            self.send_response(answer.status)
            for name in ANSWERED:
                if answer.headers[name]:
                    self.send_header(name, answer.headers[name])
            chunked = answer.headers["Content-Length"] is None and answer.status != 304
            if chunked:
                self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            while piece := answer.read(65536):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece)
            if chunked:
                self.wfile.write(b"0\r\n\r\n")

    def send(self, status, value):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("", int(os.environ.get("PORT", 3000))), Backend).serve_forever()
