"""Shows a recording in the browser: ``syncline open FILE``."""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

_TYPE = "application/cbor-seq"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_recording(path: str, server: str) -> str:
    """Pass a recording on to a server, show it in the browser if this machine has a screen, and return its link.

    Raises OSError if the file cannot be read, or the server is not there or refuses it; the text of the error is a sentence then.
    """
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        headers = {"Content-Type": _TYPE, "Content-Length": str(size)}
        try:
            request = Request(f"{server}/api/logs", file, headers, method="POST")
            with build_opener(ProxyHandler({})).open(request) as answer:  # the server is on this machine, behind no proxy
                run = json.load(answer)["id"]
        except HTTPError as refusal:
            raise OSError(_reason(refusal)) from None
        except (URLError, ConnectionError):
            raise OSError(f"there is no server at {server}") from None
        except (ValueError, KeyError, TypeError, HTTPException):
            raise OSError(f"{server} is no address of a server of Syncline, such as http://localhost:8080") from None
    link = f"{server}/runs/{run}"
    if sys.platform == "darwin" or any(name in os.environ for name in _SCREENS):
        webbrowser.open(link)
    return link


def _reason(refusal: HTTPError) -> str:
    try:
        return str(json.load(refusal)["detail"])
    except (ValueError, KeyError, TypeError):
        return f"the server refuses it: {refusal.code} {refusal.reason}"
