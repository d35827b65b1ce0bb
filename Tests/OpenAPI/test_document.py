"""The OpenAPI document: sound by itself, and true of the service."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
import requests
import schemathesis
from openapi_spec_validator import OpenAPIV31SpecValidator

from media_recordings import CLIP, PART, POST

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def document(service):
    return json.loads(service.command("openapi"))


@pytest.fixture(scope="module")
def account_token(service):
    account = (Path(service.state.name) / "demo-account").read_text().strip()
    service.command("credits", "add", account, "100000")
    return service.command("account", "token", account).strip()


def test_it_is_valid_openapi(document):
    assert document["openapi"].startswith("3.1.")
    assert [str(error) for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_schemathesis_finds_no_difference_from_the_service(service, document, account_token, tmp_path):
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    command = [Path(sys.executable).parent / "schemathesis", "--no-color", "--config-file", HERE / "checks.toml",
               "run", tmp_path / "openapi.json", "--url", service.origin]
    tokens = {"KEY_TOKEN": service.token, "ACCOUNT_TOKEN": account_token}
    run = subprocess.run(command, cwd=HERE, env={**os.environ, **tokens}, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr


class Answers:
    """Asks what schemathesis cannot make up, and holds the answers against the document."""

    def __init__(self, service, document):
        self.service = service
        self.schema = schemathesis.openapi.from_dict(document)
        self.schema.config.update(base_url=service.origin)

    def ask(self, method, path, status, headers=None, query=None, body=None, key=False):
        headers = {**({"Authorization": f"Bearer {self.service.token}"} if key else {}), **(headers or {})}
        given = {"body": body, "media_type": "application/json"} if body is not None else {}
        case = self.schema[path][method].Case(headers=headers, query=query or {}, **given)
        # A space is %20: schemathesis would write it as a plus, and in these links a plus is a plus.
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in (query or {}).items())
        answer = requests.request(method, f"{self.service.origin}{path}?{query}", headers=headers, json=body, timeout=30)
        # Asked on purpose for what is refused, with sessions too, and for a file that its host has not.
        excluded = ["positive_data_acceptance", "ignored_auth"] + (["not_a_server_error"] if status == 502 else [])
        case.validate_response(answer, excluded_checks=[schemathesis.checks.CHECKS.get_one(name) for name in excluded])
        assert status in (None, answer.status_code), answer.text
        return answer


@pytest.fixture(scope="module")
def answers(service, document):
    return Answers(service, document)


@pytest.fixture(scope="module")
def link(answers):
    data = answers.ask("POST", "/api/v1/parse", 200, body={"url": POST}, key=True).json()["data"]
    pairs = (pair.split("=", 1) for pair in urlsplit(data["videos"][0]["proxyUrl"]).query.split("&"))
    return {name: unquote(value) for name, value in pairs}


def test_media_are_answered_as_described(answers, link):
    def ask(status, headers=None, method="GET", **changed):
        return answers.ask(method, "/api/media-proxy", status, headers, {**link, **changed})

    assert ask(200).content == CLIP
    assert ask(206, {"Range": f"bytes={PART.start}-{PART.stop - 1}"}).content == CLIP[PART.start:PART.stop]
    assert ask(200, method="HEAD").content == b""
    assert ask(403, sig=link["sig"][::-1]).json()["code"] == "invalid_signature"
    assert ask(400, disposition="sideways").json()["code"] == "invalid_request"
    unsigned = {"platform": link["platform"], "url": link["url"]}
    answers.ask("GET", "/api/media-proxy", 403, query=unsigned)
    own = {"Sec-Fetch-Site": "same-origin"}
    assert answers.ask("GET", "/api/media-proxy", 200, own, unsigned).content == CLIP
    gone = {**unsigned, "url": link["url"].replace("/o1080/", "/nothing/")}
    assert answers.ask("GET", "/api/media-proxy", 502, own, gone).json()["upstreamStatus"] == 404
    answers.ask("GET", "/api/media-merge", 403, own, {"platform": "tiktok", "audio": link["url"]})


def test_every_get_answers_head_alike(answers, document, account_token):
    own = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {account_token}"}
    paths = [path for path, methods in document["paths"].items() if "get" in methods and "{" not in path]
    for path in paths:
        got, head = (answers.ask(method, path, None, own) for method in ("GET", "HEAD"))
        assert head.content == b"" and head.status_code == got.status_code, path


def test_the_pages_endpoints_are_answered_as_described(answers, account_token):
    own = {"Sec-Fetch-Site": "same-origin"}
    demo = answers.ask("POST", "/api/demo/parse", 200, own, body={"url": POST})
    assert demo.json()["data"]["videos"][0]["proxyUrl"]
    answers.ask("POST", "/api/demo/parse", 403, body={"url": POST})
    signed_in = answers.ask("POST", "/api/session", 200, own, body={"token": account_token})
    session = {**own, "Cookie": signed_in.headers["Set-Cookie"].partition(";")[0]}
    account = signed_in.json()["data"]["account"]["id"]
    assert answers.ask("GET", "/api/session", 200, session).json()["data"]["account"]["id"] == account
    for path in ("/api/v1/account", "/api/v1/ledger", "/api/v1/usage", "/api/v1/keys"):
        answers.ask("GET", path, 200, session)
    answers.ask("GET", "/api/v1/ledger", 403, {**session, "Sec-Fetch-Site": "cross-site"})
    answers.ask("DELETE", "/api/session", 200, own)
    assert answers.ask("GET", "/api/session", 200, own).json()["data"]["account"] is None


def test_problems_are_answered_as_described(answers):
    wants = {"Accept": "application/problem+json"}
    for url, code in (("nothing", "302"), ("", "invalid_request")):
        answer = answers.ask("POST", "/api/v1/parse", 400, wants, body={"url": url}, key=True)
        assert answer.headers["Content-Type"] == "application/problem+json" and answer.json()["code"] == code
