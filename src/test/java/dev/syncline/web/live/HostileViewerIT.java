package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import dev.syncline.web.guard.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no honest client sends: it is refused or the connection is closed with a code, and nothing is left behind. */
@ServerTest
@Timeout(180)
class HostileViewerIT {
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int FIRST_OF_MANY = 0x01;
    private static final int MORE = 0x00;
    private static final int LAST = 0x80;
    private static final int PING = 0x89;

    private final Client client;
    private final LogSocketHandler viewers;
    private final int port;
    private String run = "";

    HostileViewerIT(@LocalServerPort int port, LogSocketHandler viewers) {
        this.client = new Client(port);
        this.viewers = viewers;
        this.port = port;
    }

    @BeforeEach
    void start() {
        run = client.start("every-knob", "{}");
    }

    @AfterEach
    void leavesNothingBehind() {
        Client.soon().until(() -> viewers.size() == 0);
        assertThat(client.run(run).path("live").asBoolean()).isTrue();
        client.discardAll();
    }

    private RawWebSocket watch() throws IOException {
        RawWebSocket socket = new RawWebSocket(port, "/ws/runs/" + run);
        assertThat(socket.status()).isEqualTo(101);
        return socket;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/runs/RUN/",
                "/ws/runs/RUN/x",
                "/ws/runs/RUN%2f",
                "/ws/runs/RUN;x=y",
                "/ws/runs/RUN%00",
                "/ws/runs/RUN%20",
                "/ws/runs/RUN%252f",
                "/ws/runs/%2e%2e/RUN",
                "/ws/runs//RUN",
                "/ws//runs/RUN",
                "/ws/runs/../runs/RUN",
                "/ws\\runs\\RUN",
                "/WS/RUNS/RUN",
                "/ws/RUN",
                "/ws/runs",
                "/ws/",
                "/runs/RUN/ws",
                "/ws/runs/RUN?from=-1",
                "/ws/runs/RUN?from=",
                "/ws/runs/RUN?from=1e3",
                "/ws/runs/RUN?from=+1",
                "/ws/runs/RUN?from=%00",
                "/ws/runs/RUN?from=%zz",
                "/ws/runs/RUN?from=%D9%A3",
                "/ws/runs/RUN?from=9223372036854775808",
                "/ws/runs/RUN?from=100000&from=0"
            })
    void refusesAPathOrABeginningThatIsNone(String path) throws IOException {
        try (RawWebSocket socket = new RawWebSocket(port, path.replace("RUN", run))) {
            assertThat(socket.status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | Upgrade: websocket   | Sec-WebSocket-Version: 12 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET    | Upgrade: websocket   | Sec-WebSocket-Version: x  | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET    | Upgrade: websocket   | Sec-WebSocket-Version: 13 | X: no key",
                "GET    | Upgrade: websocket   | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: short",
                "GET    | Upgrade: h2c         | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET    | X: no upgrade        | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "POST   | Upgrade: websocket   | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "DELETE | Upgrade: websocket   | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "OPTIONS | Upgrade: websocket  | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET    | Upgrade: websocket   | Sec-WebSocket-Version: 13 | Origin: https://evil.example"
            })
    void refusesAnOpeningThatIsNone(String method, String upgrade, String version, String key) throws IOException {
        String answer =
                RawHttp.ask(port, method + " /ws/runs/" + run + " HTTP/1.1", "Host: localhost", upgrade, version, key);
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void refusesAnOpeningWithAHeadThatIsTooLong() throws IOException {
        String answer = RawHttp.ask(
                port,
                "GET /ws/runs/" + run + " HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "X: " + "x".repeat(40_000));
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    /** The bytes are: the flags and the kind; whether there is a mask, and the length; the mask; what is in it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a text without a mask,                 81 02 68 69,                          1002",
        "a reserved bit,                        c1 80 00000000,                       1002",
        "an unknown kind,                       83 80 00000000,                       1002",
        "an unknown control kind,               8b 80 00000000,                       1002",
        "the rest of a message that never began, 80 80 00000000,                      1002",
        "a ping in pieces,                      09 80 00000000,                       1002",
        "a ping that is too long,               89 fe 0080 00000000,                  1002",
        "a close of one byte,                   88 81 00000000 03,                    1002",
        "a close with a code that is not sent,  88 82 00000000 03ed,                  1002",
        "a close with a text that is none,      88 83 00000000 03e8 ff,               1002",
        "a text that is none,                   81 82 00000000 c328,                  1007",
        "a length below nothing,                82 ff ffffffffffffffff 00000000 0000, 1002"
    })
    void closesWithACodeWhenAFrameIsNone(String what, String frame, int code) throws IOException {
        try (RawWebSocket socket = watch()) {
            socket.say(bytes(frame));
            // a server that hangs up on bytes that it has not read may take its last word with it
            assertThat(socket.closeCode()).as(what).isIn(code, -1);
        }
    }

    @Test
    void closesWhenAMessageIsTooLongInOneFrameOrInMany() throws IOException {
        for (int kind : new int[] {TEXT, BINARY}) {
            try (RawWebSocket socket = watch()) {
                socket.say(RawWebSocket.frame(kind, new byte[20_000]));
                assertThat(socket.closeCode()).isIn(1009, -1);
            }
        }
        try (RawWebSocket socket = watch()) {
            socket.say(RawWebSocket.frame(FIRST_OF_MANY, new byte[1000]));
            socket.say(RawWebSocket.frame(MORE, new byte[1000]));
            assertThat(socket.closeCode()).isIn(1009, -1);
        }
    }

    @Test
    void doesNotListenToShortMessagesWhole() throws IOException {
        try (RawWebSocket socket = watch()) {
            byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
            socket.say(RawWebSocket.frame(TEXT, hello));
            socket.say(RawWebSocket.frame(BINARY, hello));
            socket.say(RawWebSocket.frame(FIRST_OF_MANY, hello));
            socket.say(RawWebSocket.frame(PING, hello));
            socket.say(RawWebSocket.frame(LAST, hello));
            assertThat(socket.await(RawWebSocket.PONG)).isEqualTo(hello);
            assertThat(viewers.size()).isEqualTo(1);
        }
    }

    @Test
    void aFloodOfPingsBlocksNoOther() throws IOException {
        try (RawWebSocket flooding = watch();
                RawWebSocket other = watch()) {
            byte[] ping = RawWebSocket.frame(PING, new byte[100]);
            for (int i = 0; i < 1000; i++) {
                flooding.say(ping);
            }
            other.say(ping);
            assertThat(other.await(RawWebSocket.PONG)).hasSize(100);
            assertThat(client.get("/api/runs").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noticesEveryWayOfLeaving() throws IOException {
        watch().close();
        watch().reset();
        try (RawWebSocket half = watch()) {
            half.say(new byte[] {(byte) TEXT}); // the beginning of a frame, and no more
            half.endOfOutput();
            Client.soon().until(() -> viewers.size() == 0);
        }
        try (RawWebSocket polite = watch()) {
            polite.say(bytes("88 82 00000000 03e8"));
            assertThat(polite.closeCode()).isEqualTo(1000);
        }
    }
}
