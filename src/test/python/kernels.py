"""A Jupyter kernel of this interpreter, and a server that it can be attached to."""

from __future__ import annotations

import http.server
import importlib.util
import json
import os
import shutil
import threading
import unittest
from typing import Any

import legality
from server import PACKAGE, PATIENCE, Run

HAVE_KERNELS = all(importlib.util.find_spec(name) for name in ("ipykernel", "jupyter_client"))
needs_kernel = unittest.skipUnless(HAVE_KERNELS, "this interpreter has no ipykernel and jupyter_client")


class NotebookRun(Run):
    """A run of a notebook: what the server has made for a kernel that asked to be attached."""

    def __init__(self, asked: dict[str, Any]) -> None:
        super().__init__("", attached=True, console=True, script=asked["script"])
        self.asked = asked
        self.was_stopped = False
        self.listen()

    def close(self) -> None:
        """Leave nothing behind."""
        if self._writer >= 0:
            os.close(self._writer)
            self._writer = -1
        self._reading.join(PATIENCE)
        self._listener.close()
        for connection in (*self._connections.values(), self._console):
            if connection is not None:
                connection.close()
        shutil.rmtree(self.directory)

    def wait_for_end(self) -> None:
        """Wait until no process writes any more."""
        os.close(self._writer)
        self._writer = -1
        self._reading.join(PATIENCE)
        assert not self._reading.is_alive()


class Server:
    """Takes kernels; `runs` has those that were attached."""

    def __init__(self) -> None:
        self.runs: list[NotebookRun] = []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                answer = server._attach(json.loads(body)) if self.path == "/api/attach" else server._stop(self.path)
                self.send_response(201)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def _attach(self, asked: dict[str, Any]) -> dict[str, str]:
        run = NotebookRun(asked)
        self.runs.append(run)
        return {"run": str(len(self.runs)), "directory": str(run.directory), "page": f"/runs/{len(self.runs)}"}

    def _stop(self, path: str) -> dict[str, str]:
        self.runs[int(path.split("/")[3]) - 1].was_stopped = True
        return {}

    def close(self) -> None:
        """End all runs."""
        self._http.shutdown()
        self._http.server_close()
        for run in self.runs:
            run.close()


class Kernel:
    """A kernel that runs cells, one after the other."""

    def __init__(self) -> None:
        from jupyter_client import KernelManager

        environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        environment.pop("JPY_SESSION_NAME", None)
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(env=environment)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(PATIENCE)

    def run(self, cell: str) -> dict[str, str]:
        """Run a cell; return what it has written: `stdout`, `stderr`, `result`, `html`, `error`."""
        return self.end_of(self.begin(cell))

    def begin(self, cell: str) -> str:
        """Let a cell begin, whose end `end_of` waits for."""
        return str(self.client.execute(cell, stop_on_error=False))

    def next_output(self) -> str:
        """Wait for the next piece of output of the cell that runs."""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream":
                return str(message["content"]["text"])

    def end_of(self, number: str) -> dict[str, str]:
        """Wait for the end of a cell."""
        said: dict[str, str] = {"stdout": "", "stderr": "", "result": "", "html": "", "error": ""}
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != number:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                said[content["name"]] += content["text"]
            elif kind in ("execute_result", "display_data"):
                said["result"] += content["data"]["text/plain"]
                said["html"] += content["data"].get("text/html", "")
            elif kind == "error":
                said["error"] = "\n".join(content["traceback"])
            elif kind == "status" and content["execution_state"] == "idle":
                return said

    def close(self) -> None:
        """End the kernel."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()

    def end(self) -> None:
        """Ask the kernel to end by itself, and wait for it."""
        self.client.stop_channels()
        self.manager.shutdown_kernel()
        self.manager.cleanup_resources()


LOAD = "%load_ext syncline"


@needs_kernel
class NotebookTest(unittest.TestCase):
    server: Server
    kernel: Kernel

    def setUp(self) -> None:
        self.server = Server()
        self.addCleanup(self.server.close)
        self.kernel = Kernel()
        self.addCleanup(self.kernel.close)

    def attach(self, *before: str) -> NotebookRun:
        for cell in before:
            self.assertEqual(self.kernel.run(cell)["error"], "")
        said = self.kernel.run(f"{LOAD}\n%syncline {self.server.url}")
        self.assertEqual(said["error"], "")
        return self.server.runs[-1]

    def line(self, run: NotebookRun, text: str) -> int:
        """Return the last line of the notebook that has this text in it."""
        lines = run.log.transcript.splitlines()
        return max(number for number, line in enumerate(lines, 1) if text in line)

    def assert_legal(self, run: NotebookRun) -> None:
        self.assertEqual(legality.problems(run.log), [])
        self.assertEqual(run.log.notes, [])
