"""Asks a running server to show what this process is about to do.

This is done over a bare socket: the script is to find no more modules loaded than it would without the tracer.
"""

from __future__ import annotations

import json
import os
import sys
from _socket import SOCK_STREAM, getaddrinfo, socket

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SECONDS = 20
_MOST_READ = 1 << 16
_MOST_BODY = 60_000
_CREATED = 201
_MOST_PORT = 0xFFFF
_CUT = "\n# … the rest is too long to be shown"
_NO_SERVER = "what is there is no server of Syncline"


class Refused(Exception):
    """There is no run on the server; the text says why, in a sentence without its end."""


def attach(server: str, script: str) -> tuple[str, str]:
    """Return the run directory that the server has made for this process, and the link of the run; raises Refused."""
    with open(script, "rb") as file:
        text = file.read().decode("utf-8", "replace")
    return _attach(server, _body(script, text))


def attach_notebook(server: str, name: str) -> tuple[str, str]:
    """Return the same for a kernel, whose code becomes known cell by cell; raises Refused."""
    return _attach(server, _body(name, "", notebook=True))


def stop(link: str) -> None:
    """End the run of this link, as its page does; raises Refused if there is no server."""
    server, _, path = link.partition("/runs/")
    _post(server, f"/api/runs/{path}/stop", b"")


def _attach(server: str, body: bytes) -> tuple[str, str]:
    status, content = _parse(_post(server, "/api/attach", body))
    if status != _CREATED:
        raise Refused(f"the server refuses it: {content.get('detail', status)}".rstrip("."))
    try:
        return content["directory"], server + content["page"]
    except (KeyError, TypeError):
        raise Refused(_NO_SERVER) from None


def _address(server: str) -> tuple[str, int]:
    scheme, separator, rest = server.partition("://")
    host, _, port = rest.partition("/")[0].rpartition(":")
    if scheme != "http" or not separator or not (port if host else rest):
        raise Refused(f"{server} is no address of a server, such as http://localhost:8080")
    if not host:
        return rest.partition("/")[0], 80
    if not port.isdecimal() or int(port) > _MOST_PORT:
        raise Refused(f"{server} is no address of a server, such as http://localhost:8080")
    return host, int(port)


def _post(server: str, path: str, body: bytes) -> bytes:
    host, port = _address(server)
    head = f"POST {path} HTTP/1.0\r\nHost: {host}:{port}\r\nContent-Type: application/json\r\n"
    try:
        return _exchange(host, port, f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    except (OSError, UnicodeError):
        raise Refused(f"there is no server at {server}") from None


def _body(script: str, text: str, **more: Any) -> bytes:
    keys: dict[str, Any] = {
        "pid": os.getpid(),
        "script": script,
        "text": text,
        "python": "{}.{}.{}".format(*sys.version_info[:3]) + ("t" if "t" in getattr(sys, "abiflags", "") else ""),
        **more,
    }
    body = json.dumps(keys, ensure_ascii=False).encode("utf-8", "replace")
    while text and len(body) > _MOST_BODY:
        text = text[: len(text) // 2]
        body = json.dumps({**keys, "text": text + _CUT}, ensure_ascii=False).encode("utf-8", "replace")
    return body


def _exchange(host: str, port: int, request: bytes) -> bytes:
    error: OSError | None = None
    for family, kind, protocol, _, address in getaddrinfo(host.strip("[]"), port, type=SOCK_STREAM):
        connection = socket(family, kind, protocol)
        try:
            connection.settimeout(_SECONDS)
            connection.connect(address)
            connection.sendall(request)
            answer = b""
            while True:
                data = connection.recv(_MOST_READ)
                if not data:
                    return answer
                answer += data
        except OSError as reason:
            error = reason
        finally:
            connection.close()
    raise error or OSError(f"{host} has no address")


def _parse(answer: bytes) -> tuple[int, dict[str, Any]]:
    head, _, body = answer.partition(b"\r\n\r\n")
    try:
        status = int(head.split(b" ", 2)[1])
        content = json.loads(body)
    except (ValueError, IndexError):
        raise Refused(_NO_SERVER) from None
    return status, content if isinstance(content, dict) else {}
