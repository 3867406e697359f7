package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.live.RawWebSocket;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** What a server does with the address that a proxy names for the client. */
@ServerTest
@Timeout(180)
@TestPropertySource(properties = "syncline.clients.starts-per-minute=1")
abstract class ForwardedClientContract {
    private static final String BODY = "{\"scenario\":\"every-knob\"}";

    private final Client client;
    private final int port;

    ForwardedClientContract(int port) {
        this.client = new Client(port);
        this.port = port;
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    @Test
    void countsTheStartsOfEachClientBehindTheProxy() throws IOException {
        assertThat(start("192.0.2.1")).startsWith("HTTP/1.1 201");
        assertThat(start("192.0.2.1")).startsWith("HTTP/1.1 429");
        assertThat(start("192.0.2.2")).startsWith("HTTP/1.1 201");
    }

    @Test
    void refusesWhatIsNotAnAddress() throws IOException {
        for (String said : new String[] {"unknown", "client.invalid", "192.0.2.999"}) {
            assertThat(start(said)).as(said).startsWith("HTTP/1.1 400");
            assertThat(follow(said)).as(said).isEqualTo(400);
        }
    }

    private String start(String said) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say(("POST /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: %s\r\n"
                            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
                    .formatted(said, BODY.length(), BODY));
            return http.answer();
        }
    }

    private int follow(String said) throws IOException {
        String run = client.start("every-knob", "{}");
        try (RawWebSocket socket = new RawWebSocket(port, "/ws/runs/" + run, "X-Forwarded-For: " + said)) {
            return socket.status();
        } finally {
            client.discardAll();
        }
    }
}
