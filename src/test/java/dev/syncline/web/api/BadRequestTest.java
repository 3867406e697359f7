package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A path, a method or a type that does not fit is refused as a problem, whatever the path. */
@ServerTest
class BadRequestTest {
    private final Client client;

    BadRequestTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/scenarios/nix,            scenario",
        "GET,    /api/runs/nix,                 run",
        "PATCH,  /api/runs/nix,                 run",
        "DELETE, /api/runs/nix,                 run",
        "POST,   /api/runs/nix/stop,            run",
        "POST,   /api/runs/nix/operations,      run",
        "GET,    /api/runs/nix/events,          run",
        "GET,    /api/runs/nix/log,             run",
        "GET,    /api/runs/nix/trace,           run",
        "GET,    /api/series/nix,               series",
        "DELETE, /api/series/nix,               series",
        "POST,   /api/series/nix/stop,          series",
        "POST,   /series/nix/stop,              series",
        "GET,    /scenarios/nix/outcomes,       scenario",
        "GET,    /runs/nix,                     run",
        "GET,    /scenarios/nix,                scenario",
        "POST,   /runs/nix/stop,                run",
        "POST,   /scenarios/nix/runs,           scenario",
        "GET,    /api,                          path",
        "GET,    /api/nix,                      path",
        "POST,   /api/nix,                      path",
        "DELETE, /nix,                          path",
        "POST,   /api/runs/nix/steps,           run",
        "POST,   /runs/nix/step,                run",
        "GET,    /error,                        path",
        "GET,    /ws/nix,                       path",
        "GET,    /assets/nix.js,                path",
        "GET,    /application.properties,       path",
        "GET,    /api/scenarios/,               path"
    })
    void saysWhatIsNotThere(String method, String path, String field) {
        HttpResponse<String> response = client.send(method, path, method.equals("GET") ? "" : "application/json", "");
        assertThat(Client.problem(response, 404, field)).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"/assets/..%5c..%5capplication.properties", "/%00", "/assets/%2e%2e/%2e%2e/application.properties"})
    void leadsNowhereFromInsideTheServer(String path) {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/runs/%2e%2e",
                "/api/runs;x=y",
                "/api/runs/x%2fy",
                "//api/runs",
                "/api//runs",
                "/api/runs/%25",
                "/api/runs/%0a"
            })
    void refusesAnAddressThatCanBeReadInTwoWays(String path) {
        assertThat(Client.problem(client.get(path), 400, "request")).isEqualTo("The request is malformed.");
    }

    @Test
    void refusesANameOfAFieldThatNoFormHas() {
        for (String body : List.of("%00=1", "a%0d=1", "%7f%01=2")) {
            HttpResponse<String> response =
                    client.send("POST", "/scenarios/every-knob/runs", "application/x-www-form-urlencoded", body);
            assertThat(Client.problem(response, 400, "request")).isEqualTo("The request is malformed.");
        }
    }

    @Test
    void refusesWhatNoLibrarySends() throws IOException {
        for (String line : List.of("CONNECT / HTTP/1.1", "GET /%zz HTTP/1.1", "GET /api/\\ HTTP/1.1", "GET / HTTP/9")) {
            String answer = raw(line);
            assertThat(answer).as(line).startsWith("HTTP/1.1 4").contains("application/problem+json");
        }
    }

    private String raw(String line) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), client.at("/").getPort())) {
            String request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,    /api/runs,               'GET,POST'",
        "DELETE, /api/scenarios,          'GET'",
        "POST,   /api/runs/x,             'DELETE,GET,PATCH'",
        "GET,    /api/runs/x/stop,        'POST'",
        "PATCH,  /api/runs/x/log,         'GET'",
        "GET,    /api/runs/x/steps,       'POST'",
        "PUT,    /api/series,             'GET,POST'",
        "GET,    /series/x/stop,          'POST'",
        "PUT,    /,                       'GET'",
        "GET,    /runs/x/pause,           'POST'"
    })
    void saysWhichMethodsThereAre(String method, String path, String allowed) {
        HttpResponse<String> response = client.send(method, path, "", "");
        assertThat(Client.problem(response, 405, "method")).startsWith(method + " is not allowed here");
        assertThat(response.headers().firstValue("Allow").orElse("").split(", ?"))
                .containsExactlyInAnyOrder(allowed.split(","));
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/x-www-form-urlencoded", "multipart/form-data;boundary=x", "''", "nonsense"})
    void refusesABodyOfAnotherType(String type) {
        HttpResponse<String> response = client.send("POST", "/api/runs", type, "{\"scenario\":\"every-knob\"}");
        assertThat(Client.problem(response, 415, "Content-Type")).isEqualTo("Send the body as application/json.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/scenarios,       text/html",
        "/api/runs,            image/png",
        "/api/runs/x/events,   text/csv",
        "/api/runs/x/log,      application/json",
        "/api/scenarios,       nonsense",
        "/,                    application/json"
    })
    void saysWhatElseCanBeHad(String path, String accept) {
        HttpResponse<String> response = client.send("GET", path, "", "", "Accept", accept);
        assertThat(Client.problem(response, 406, "Accept")).startsWith("This is available only as ");
    }
}
