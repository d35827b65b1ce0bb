"""Everything that "make bench-media" starts: origin, nginx's proxy, the Node route, the product. All on loopback."""
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.parse

import processes

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# Any host of the platform's media: the product asks it through the operator's proxy, which here is the origin itself.
MEDIA_HOST = "v16.tiktokcdn.com"
# The media pool as it comes; the environment may say otherwise.
POOL = {"EASYDOWN_MEDIA_WORKERS": "1", "EASYDOWN_MEDIA_STREAMS": "4096"}
RATE = "1000000/1000000"


class Failure(Exception):
    """What stops the benchmark, in a sentence."""


class Servers:
    """Starts servers and stops them all."""

    def __init__(self, scratch, binary):
        self.scratch, self.binary = scratch, binary
        self.running = []

    def start(self, name, arguments, environment=None):
        log = open(self.scratch / f"{name}.log", "wb")
        # A session of its own: Ctrl-C reaches only the benchmark, which then stops everything in order.
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=log, stderr=subprocess.STDOUT,
                                   env=environment, start_new_session=True)
        self.running.append(process)
        return process

    def stop(self):
        """Ends everything, the last first; what does not end in time is killed with all that it started."""
        while self.running:
            process = self.running.pop()
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                pass
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()

    def wait_for_port(self, process, port, name):
        for _ in range(200):
            if process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise Failure(f"{name} did not start:\n" + (self.scratch / f"{name}.log").read_text(errors="replace")[-2000:])

    def nginx(self, name, servers):
        """An nginx of its own with these server blocks."""
        binary = shutil.which("nginx") or "/usr/sbin/nginx"
        if not os.access(binary, os.X_OK):
            raise Failure("nginx is not installed; run 'scripts/setup bench-media'.")
        folder = self.scratch / name
        folder.mkdir()
        user = "user root;" if os.getuid() == 0 else ""
        text = (HERE / "nginx.conf.template").read_text()
        for key, value in {"FOLDER": str(folder), "USER": user, "SERVERS": servers}.items():
            text = text.replace(f"@{key}@", value)
        (folder / "nginx.conf").write_text(text)
        return self.start(name, [binary, "-p", str(folder), "-c", str(folder / "nginx.conf"),
                                 "-e", str(folder / "error.log")])


def free_ports(count):
    """Ports that nobody listens on, below the range from which the kernel takes ports for clients."""
    found, port = [], 20000 + os.getpid() % 5000
    while len(found) < count:
        port += 1
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                found.append(port)
            except OSError:
                pass
    return found


class Candidate:
    """Something that hands the origin's files on."""

    def __init__(self, name, port, process, target, headers=""):
        self.name, self.port, self.process, self.target = name, port, process, target
        self.headers = headers

    def request(self, file):
        """The request for one of the origin's files, as it is sent."""
        return (f"GET {self.target(file)} HTTP/1.1\r\nHost: localhost:{self.port}\r\nAccept: */*\r\n"
                f"User-Agent: bench-media\r\n{self.headers}Connection: close\r\n\r\n").encode()

    def parts(self):
        """Its processes: nginx in front of it, the workers that hold the streams, all."""
        everyone = processes.descendants(self.process.pid)
        commands = {pid: processes.command(pid) for pid in everyone}
        front = [pid for pid in everyone if commands[pid].startswith("nginx:")]
        workers = [pid for pid in everyone if "worker media" in commands[pid]]
        return {"all": everyone, "front": front, "workers": workers or everyone}


def origin(servers, port, files):
    process = servers.nginx("origin", f"    server {{ listen 127.0.0.1:{port} backlog=4096; root {files}; }}")
    servers.wait_for_port(process, port, "origin")
    return Candidate("origin", port, process, lambda file: f"/{file}")


def forwarders(servers, ports, origin_port):
    """nginx's proxy_pass, with and without buffering; buffers as large as the product's nginx has them."""
    blocks = [f"    upstream origin {{ server 127.0.0.1:{origin_port}; keepalive 32; }}"]
    for port, buffering in zip(ports, ("on", "off")):
        blocks.append(f"""    server {{
        listen 127.0.0.1:{port} backlog=4096;
        location / {{
            proxy_pass http://origin;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_buffering {buffering};
            proxy_buffer_size 16k;
            proxy_buffers 16 16k;
        }}
    }}""")
    process = servers.nginx("forwarder", "\n".join(blocks))
    found = []
    for port, buffering in zip(ports, ("on", "off")):
        servers.wait_for_port(process, port, "forwarder")
        found.append(Candidate(f"nginx, buffering {buffering}", port, process, lambda file: f"/{file}"))
    return found


def node(servers, port, origin_port):
    """The Node route, or None where there is no Node."""
    binary = shutil.which("node") or shutil.which("nodejs")
    if binary is None:
        return None
    version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    process = servers.start("node", [binary, str(HERE / "route.mjs"), str(port)],
                            {**os.environ, "NODE_ENV": "production"})
    servers.wait_for_port(process, port, "node")
    return Candidate(f"Node {version}", port, process, lambda file: "/api/media-proxy?platform=tiktok&url="
                     + urllib.parse.quote(f"http://127.0.0.1:{origin_port}/{file}", safe=""))


def product(servers, name, port, snippets, settings, recordings=None):
    """The product as scripts/run starts it: nginx and the release binary. Settings of the environment win over ours."""
    state = servers.scratch / name
    environment = {"EASYDOWN_KEY_RATE": RATE, "EASYDOWN_ADDRESS_RATE": RATE, "EASYDOWN_FAILURE_RATE": RATE,
                   "EASYDOWN_DRAIN_SECONDS": "5", "EASYDOWN_MEDIA_DRAIN_SECONDS": "5", **settings, **os.environ}
    command = [str(ROOT / "scripts/run"), "--port", str(port), "--state", str(state), "--snippets", str(snippets),
               "--binary", str(servers.binary), "--end-with-input"]
    command += ["--recordings", str(recordings)] if recordings else []
    process = servers.start(name, command, environment)
    log = servers.scratch / f"{name}.log"
    for _ in range(200):
        text = log.read_text(errors="replace")
        if "Ctrl-C stops it" in text:
            token = re.search(r"ed_live_[A-Za-z0-9]+", text)
            # The demo account's credits would be used up in the middle of a measurement.
            subprocess.run([servers.binary, "credits", "add", (state / "demo-account").read_text().strip(), "1000000"],
                           env={**os.environ, "EASYDOWN_STATE": str(state)}, check=True, capture_output=True)
            return Candidate("easydown", port, process, lambda file: "/api/media-proxy?platform=tiktok&url="
                             + urllib.parse.quote(f"http://{MEDIA_HOST}/{file}", safe=""),
                             "Sec-Fetch-Site: same-origin\r\n"), token.group(0) if token else ""
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise Failure(f"the product did not start:\n{log.read_text(errors='replace')[-2000:]}")


def media_pool():
    """The settings of the media pool: the environment's, else its defaults."""
    return {name: os.environ.get(name, value) for name, value in POOL.items()}


def changed_snippets(scratch, parse_socket):
    """The product's nginx snippets without the limits for one address, which here is everybody, and with the parses led
    to the service that has the recordings."""
    folder = scratch / "snippets"
    shutil.copytree(ROOT / "nginx/snippets", folder)
    for file in folder.glob("*.conf"):
        text = file.read_text()
        file.write_text(re.sub(r"(?m)^ *limit_(req|conn) .*\n", "", text))
    if parse_socket:
        with open(folder / "easydown-locations.conf", "a") as locations:
            locations.write("\nlocation = /api/v1/parse {\n    include snippets/easydown-fastcgi.conf;\n"
                            f"    fastcgi_pass unix:{parse_socket};\n}}\n")
    return folder


def first_link(recordings, binary):
    """A post of the recordings that gives media."""
    command = [str(binary), "recordings", str(recordings), "--first-success"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
