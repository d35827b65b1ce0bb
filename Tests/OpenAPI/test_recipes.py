"""Every recipe of the documentation, run against a service on recordings."""

import http.client
import json
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import quote, urlsplit

import pytest

from backends import NAMES, RECIPES, Backend
from media_recordings import CLIP, PART, POST


@pytest.fixture(scope="module", params=NAMES)
def backend(request, service, tmp_path_factory):
    with Backend(request.param, service.origin, service.token, tmp_path_factory.mktemp("backend")) as backend:
        yield backend


@pytest.fixture(scope="module")
def stranger():
    """A server that must never be asked; `asked` counts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked += 1
            self.send_error(404)

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.asked = 0
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class BreakingOff(socketserver.StreamRequestHandler):
    """In place of the service: promises a file and breaks off in the middle of it."""

    heads = {
        "length": b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 1000000\r\n\r\n",
        "part": b"HTTP/1.1 206 Partial Content\r\nContent-Type: video/mp4\r\nContent-Length: 1000000\r\n"
                b"Content-Range: bytes 0-999999/1000000\r\n\r\n",
        "chunks": b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nTransfer-Encoding: chunked\r\n\r\n493e0\r\n",
    }

    def handle(self):
        line = self.rfile.readline().decode()
        while self.rfile.readline().strip():
            pass
        for name, head in self.heads.items():
            if f"case={name}" in line:
                self.wfile.write(head + bytes(300_000))


@pytest.fixture(scope="module")
def breaking_off():
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), BreakingOff)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(backend, target, headers=None, method="GET", body=None):
    connection = http.client.HTTPConnection("127.0.0.1", backend.port, timeout=30)
    try:
        connection.request(method, target, body=body, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def parse(backend, post=POST):
    if backend.is_nginx:
        body = json.dumps({"url": post})
        return ask(backend, "/parse", {"Content-Type": "application/json"}, "POST", body)
    return ask(backend, f"/parse?url={quote(post, safe='')}")


def download(backend, link, headers=None):
    """What the browser asks for a link of a parse; nginx takes its query only."""
    if backend.is_nginx:
        return ask(backend, f"/download?{link.partition('?')[2]}", headers)
    return ask(backend, f"/download?link={quote(link, safe='')}", headers)


@pytest.fixture(scope="module")
def link(backend):
    return json.loads(parse(backend)[2])["data"]["videos"][0]["proxyUrl"]


def test_every_recipe_is_run():
    assert sorted(file.name for file in RECIPES.iterdir()) == sorted(NAMES)


def test_a_parse_is_answered_and_the_token_stays(backend, service):
    status, headers, body = parse(backend)
    assert status == 200 and headers["Content-Type"].startswith("application/json")
    assert json.loads(body)["data"]["title"].startswith("A made-up clip")
    assert service.token.encode() not in body and service.token not in str(headers)


def test_a_failure_comes_with_its_status_and_code(backend):
    status, _, body = parse(backend, "https://example.com/")
    assert status == 400 and json.loads(body)["code"] == "302"


def test_share_text_in_any_script_is_passed_on(backend):
    status, _, body = parse(backend, f'看这个 "视频" {POST} 复制打开')
    assert status == 200 and json.loads(body)["data"]["platform"] == "tiktok"


def test_a_download_is_byte_identical(backend, link):
    status, headers, body = download(backend, link)
    assert status == 200 and body == CLIP
    assert headers["Content-Type"] == "video/mp4" and headers["Content-Length"] == str(len(CLIP))
    assert headers["Content-Disposition"].startswith("attachment") and headers["ETag"] == '"1"'
    assert headers["Set-Cookie"] is None


def test_a_range_is_passed_on(backend, link):
    status, headers, body = download(backend, link, {"Range": f"bytes={PART.start}-{PART.stop - 1}"})
    assert status == 206 and body == CLIP[PART.start:PART.stop]
    assert headers["Content-Range"] == f"bytes {PART.start}-{PART.stop - 1}/{len(CLIP)}"


def test_a_changed_link_is_refused(backend, link):
    status, _, body = download(backend, link.replace("sig=", "sig=A"))
    assert status == 403 and json.loads(body)["code"] == "invalid_signature"


def test_nothing_but_media_links_is_fetched(backend, service, stranger, link):
    foreign = f"http://127.0.0.1:{stranger.server_port}"
    query = link.partition("?")[2]
    host = urlsplit(service.origin).netloc
    links = [
        f"{foreign}/", f"{foreign}/api/media-proxy?{query}", f"http://{host}@127.0.0.1:{stranger.server_port}/?{query}",
        f"{service.origin}.evil.example/api/media-proxy?{query}", f"{service.origin}/api/v1/account",
        f"{service.origin}/api/media-proxy/../v1/platforms", f"{service.origin}/healthz?", "file:///etc/passwd",
        "//127.0.0.1/", f" {foreign}", "", f"{service.origin}/api/media-proxy\r\nX: y?{query}",
    ]
    for wrong in links:
        if backend.is_nginx:
            status, _, body = ask(backend, f"/download?link={quote(wrong, safe='')}")
        else:
            status, _, body = download(backend, wrong)
        assert status in (400, 403), wrong
        assert b"root:" not in body
    assert stranger.asked == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_breaks_off_never_looks_whole(name, breaking_off, tmp_path):
    with Backend(name, breaking_off, "ed_live_x", tmp_path) as backend:
        for case in BreakingOff.heads:
            try:
                status, _, _ = download(backend, f"{breaking_off}/api/media-proxy?case={case}")
            except (http.client.IncompleteRead, ConnectionResetError):
                continue
            assert status == 502, case


def test_other_methods_and_addresses_are_refused(backend):
    assert ask(backend, "/download", method="POST", body="x")[0] in (403, 405, 501)
    assert ask(backend, "/nothing")[0] == 404
    assert ask(backend, "/parse", method="DELETE")[0] in (403, 405, 501)


def test_a_link_without_end_is_refused(backend):
    target = "/download?link=" + "a" * 12_000
    assert 400 <= ask(backend, target)[0] < 500
