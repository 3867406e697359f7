package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Scripts that are kept on the server, by a program. */
@ServerTest
@Timeout(120)
class ScriptControllerTest {
    private static final String PYTHON = "text/x-python";

    private final Client client;

    ScriptControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void deleteAll() {
        for (JsonNode script : Client.json(client.get("/api/scripts"))) {
            client.send("DELETE", path(script.path("name").asString()), "", "");
        }
    }

    private static String path(String name) {
        return "/api/scripts/" + name;
    }

    private HttpResponse<String> save(String name, String text, String... headers) {
        return client.send("PUT", path(name), PYTHON, text, headers);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void keepsAScriptAndListsIt() {
        HttpResponse<String> saved = save("dining-2", "print('Größe')\n");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);

        HttpResponse<String> read = client.get(path("dining-2"));
        assertThat(read.body()).isEqualTo("print('Größe')\n");
        assertThat(read.headers().firstValue("Content-Type").orElseThrow().toLowerCase(Locale.ROOT))
                .isEqualTo("text/x-python;charset=utf-8");
        assertThat(tag(read)).isEqualTo(tag(saved));
        JsonNode list = Client.json(client.get("/api/scripts"));
        assertThat(list.size()).isEqualTo(1);
        assertThat(list.path(0).path("name").asString()).isEqualTo("dining-2");
        assertThat(list.path(0).path("bytes").asInt()).isEqualTo(17);
    }

    @Test
    void deletesAScript() {
        save("old", "x = 1");

        assertThat(client.send("DELETE", path("old"), "", "").statusCode()).isEqualTo(204);

        assertThat(Client.problem(client.get(path("old")), 404, "script")).contains("'old'");
        assertThat(Client.problem(client.send("DELETE", path("old"), "", ""), 404, "script"))
                .contains("'old'");
    }

    @Test
    void aWindowDoesNotOverwriteWhatAnotherOneHasSaved() {
        String first = tag(save("shared", "x = 1"));
        save("shared", "x = 2", "If-Match", first);

        HttpResponse<String> late = save("shared", "x = 3", "If-Match", first);

        assertThat(Client.problem(late, 412, "If-Match")).contains("saved by another window");
        assertThat(client.get(path("shared")).body()).isEqualTo("x = 2");
        HttpResponse<String> deletion = client.send("DELETE", path("shared"), "", "", "If-Match", first);
        assertThat(Client.problem(deletion, 412, "If-Match")).contains("saved by another window");
    }

    @Test
    void aNewScriptDoesNotReplaceOneThatIsThereAndALateSaveDoesNotBringBackADeletedOne() {
        String tag = tag(save("mine", "x = 1", "If-None-Match", "*"));
        Client.problem(save("mine", "", "If-None-Match", "*"), 412, "If-Match");
        client.send("DELETE", path("mine"), "", "");

        assertThat(Client.problem(save("mine", "x = 2", "If-Match", tag), 412, "If-Match"))
                .contains("deleted or renamed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue.py", "-x", ".x", "a%20b", "%C3%A4"})
    void refusesANameThatIsNone(String name) {
        assertThat(Client.problem(save(name, "x = 1"), 400, "name")).contains("letters, digits");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertThat(save("a".repeat(60), "").statusCode()).isEqualTo(200);
        Client.problem(save("a".repeat(61), ""), 400, "name");
    }

    @Test
    void refusesATextThatIsTooLongOrNotUtf8OrOfAnotherType() {
        assertThat(save("long", "#".repeat(102_400)).statusCode()).isEqualTo(200);
        assertThat(Client.problem(save("longer", "#".repeat(102_401)), 413, "body"))
                .contains("102400 bytes");
        HttpResponse<String> latin =
                client.send("PUT", path("latin"), PYTHON, BodyPublishers.ofByteArray(new byte[] {'#', (byte) 0xe4}));
        assertThat(Client.problem(latin, 400, "body")).contains("UTF-8");
        assertThat(Client.problem(client.send("PUT", path("x"), "text/html", "x"), 415, "Content-Type"))
                .contains(PYTHON);
    }

    @Test
    void pagesOfOtherSitesMayNotSave() {
        HttpResponse<String> answer = save("evil", "x", "Origin", "https://evil.example");

        Client.problem(answer, 403, "Origin");
        assertThat(client.get("/api/scripts").body()).isEqualTo("[]");
    }
}
