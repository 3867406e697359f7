package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Logs that come from elsewhere. */
@ServerTest
@Timeout(60)
class LogControllerTest {
    private static final String TYPE = "application/cbor-seq";
    private static final Path RECORDED = Path.of("src/test/resources/log/lessons/barrier-rounds.cborseq");
    private static final Path BY_PYTHON = Path.of("src/test/resources/log/by-python.cborseq");

    private final Client client;

    LogControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void aRecordingIsARunWithAPage() throws IOException {
        HttpResponse<String> taken = post(Files.readAllBytes(RECORDED));
        assertThat(taken.statusCode()).isEqualTo(201);
        String id = Client.json(taken).path("id").asString();
        assertThat(taken.headers().firstValue("Location")).hasValue("/api/runs/" + id);
        assertThat(client.get("/runs/" + id).statusCode()).isEqualTo(200);
        assertThat(client.run(id).path("live").asBoolean()).isFalse();
    }

    @Test
    void aRecordingOfOnesOwnProgramShowsItsCode() throws IOException {
        String id = Client.json(post(Files.readAllBytes(BY_PYTHON))).path("id").asString();
        assertThat(client.get("/runs/" + id).body())
                .contains("the text of the script")
                .contains("by-python")
                .doesNotContain("Edit the script");
        assertThat(Client.problem(client.post("/api/runs/" + id + "/untraced", ""), 409, "run"))
                .contains("kept on this server");
        assertThat(client.get("/api/runs/" + id + "/events").body()).contains("\"kind\":\"printed\"");
        assertThat(client.get("/api/runs/" + id + "/trace").statusCode()).isEqualTo(200);
        assertThat(client.get("/activity").body()).contains(id);
    }

    @Test
    void aTextFromElsewhereIsNotRunUnderTheNameOfAKeptScript() throws IOException {
        String id = Client.json(post(Files.readAllBytes(BY_PYTHON))).path("id").asString();
        String script = "/api/scripts/by-python";
        assertThat(client.send("PUT", script, "text/x-python", "print(1)\n").statusCode())
                .isEqualTo(200);
        try {
            assertThat(Client.problem(client.post("/api/runs/" + id + "/untraced", ""), 409, "run"))
                    .contains("as it ran");
        } finally {
            client.send("DELETE", script, "text/x-python", "");
        }
    }

    @Test
    void theCommandLineOpensARecording() throws Exception {
        List<Interpreter> interpreters = new Interpreters(List.of()).all();
        assumeFalse(interpreters.isEmpty(), "no CPython from 3.9 on was found on this machine");
        String server = client.at("").toString();
        Path python = interpreters.get(0).path();
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), "-m", "syncline", "open", BY_PYTHON.toString(), "--server", server)
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PYTHON") || name.endsWith("DISPLAY"));
        environment.put(
                "PYTHONPATH", Path.of("src/main/python").toAbsolutePath().toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).startsWith(server + "/runs/");
        assertThat(process.waitFor()).isZero();
        assertThat(client.get(said.strip().substring(server.length())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoRecordingIsRefused() throws IOException {
        assertThat(Client.problem(post("nothing".getBytes(StandardCharsets.UTF_8)), 422, "body"))
                .contains("is not a log of Syncline");
        byte[] whole = Files.readAllBytes(RECORDED);
        assertThat(post(whole).statusCode()).isEqualTo(201);
        whole[whole.length - 20] ^= 1;
        assertThat(post(whole).statusCode()).isIn(409, 422);
        assertThat(client.send("POST", "/api/logs", "text/plain", "x").statusCode())
                .isEqualTo(415);
    }

    private HttpResponse<String> post(byte[] log) {
        return client.send("POST", "/api/logs", TYPE, BodyPublishers.ofByteArray(log));
    }
}
