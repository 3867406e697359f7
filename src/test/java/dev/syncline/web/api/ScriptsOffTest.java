package dev.syncline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A server on which users may not run programs of their own. */
@ServerTest
@Timeout(120)
@TestPropertySource(properties = "syncline.scripts=off")
class ScriptsOffTest {
    private final Client client;

    ScriptsOffTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/scripts      | ''               | ''
            GET    | /api/scripts/mine | ''               | ''
            PUT    | /api/scripts/mine | text/x-python    | x = 1
            DELETE | /api/scripts/mine | ''               | ''
            POST   | /api/runs         | application/json | {"script":"mine"}
            POST   | /api/series       | application/json | {"script":"mine"}
            POST   | /api/runs         | application/json | {"scenario":"every-knob","interactive":true}
            """)
    void everythingAboutThemIsRefusedWithTheSettingThatSaysSo(String method, String path, String type, String body) {
        assertThat(Client.problem(client.send(method, path, type, body), 403, "script"))
                .contains("syncline.scripts=off");
    }
}
