package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of scripts, as a browser without a script sees them. */
@ServerTest
@Timeout(120)
class CodeControllerTest {
    private final Client client;

    CodeControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void deleteAll() {
        client.discardAll();
        client.send("DELETE", "/api/scripts/mine", "", "");
    }

    private String page(String path, int status) {
        HttpResponse<String> answer = client.send("GET", path, "", "", "Accept", "text/html");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void theListSaysWhatThereIsAndWhatANewScriptMayBeginWith() {
        assertThat(page("/code", 200)).contains("There is no script yet", "template:lock", "scenario:every-knob");

        client.send("PUT", "/api/scripts/mine", "text/x-python", "x = 1");

        assertThat(page("/code?from=every-knob", 200))
                .contains("href=\"/code/mine\"", "value=\"scenario:every-knob\" selected", "not a sandbox");
        assertThat(page("/", 200)).contains("href=\"/code\"");
    }

    @Test
    void aScriptHasAPageWithItsText() {
        client.send("PUT", "/api/scripts/mine", "text/x-python", "print(1 < 2)");

        assertThat(page("/code/mine", 200)).contains("print(1 &lt; 2)", "data-script=\"mine\"", "not a sandbox");
        assertThat(page("/code/other", 404)).contains("There is no script");
    }

    @Test
    void theRunOfAScriptShowsTheTextThatRanThoughTheScriptIsGone() {
        client.send("PUT", "/api/scripts/mine", "text/x-python", "print('as it ran')");
        HttpResponse<String> started = client.post("/api/runs", "{\"script\":\"mine\"}");
        if (started.statusCode() != 201) {
            assertThat(started.body()).contains("Python"); // there is none on this machine
            return;
        }
        String id = Client.json(started).path("id").asString();
        client.send("DELETE", "/api/scripts/mine", "", "");

        assertThat(page("/runs/" + id, 200)).contains("print(&#39;as it ran&#39;)", "href=\"/code/mine\"");
        assertThat(page("/activity", 200)).contains("mine");
    }
}
