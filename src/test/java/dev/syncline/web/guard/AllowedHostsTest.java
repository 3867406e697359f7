package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A host name that was pointed at this machine is refused, and gives a page under it no rights. */
@ServerTest
class AllowedHostsTest {
    private final AllowedHosts hosts;
    private final Client client;
    private final int port;

    AllowedHostsTest(AllowedHosts hosts, @LocalServerPort int port) {
        this.hosts = hosts;
        this.client = new Client(port);
        this.port = port;
    }

    private String start(String host, String origin) throws IOException {
        String body = "{\"scenario\":\"every-knob\"}";
        try (RawHttp http = new RawHttp(port)) {
            http.say("POST /api/runs HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\n".formatted(host, origin)
                    + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(body.length(), body));
            return http.answer();
        } finally {
            client.discardAll();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "LOCALHOST",
                "127.0.0.1:8080",
                "127.1.2.3",
                "[::1]:8080",
                "syncline.localhost:8080",
                "hall-3.university.example:8080",
                "HALL-3.University.Example",
                "192.0.2.7:8080",
                "[2001:db8::7]"
            })
    void itsOwnPageIsOneUnderANameThatThisServerCanHave(String host) throws IOException {
        assertThat(start(host, "http://" + host)).startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8080",
                "127.evil.example",
                "localhost.evil.example",
                "evil-localhost",
                "university.example",
                "x.hall-3.university.example"
            })
    void aNameThatWasPointedAtThisMachineIsRefused(String host) throws IOException {
        assertThat(start(host, "http://" + host))
                .startsWith("HTTP/1.1 421")
                .contains("application/problem+json", "\"field\":\"Host\"", "syncline.allowed-hosts");
        assertThat(RawHttp.ask(port, "GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 421");
        assertThat(RawHttp.ask(port, "DELETE /api/runs/x HTTP/1.1", "Host: " + host))
                .startsWith("HTTP/1.1 421");
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @Test
    void theNameInTheRequestLineCountsAsWell() throws IOException {
        assertThat(RawHttp.ask(port, "GET http://evil.example/ HTTP/1.1", "Host: evil.example"))
                .startsWith("HTTP/1.1 421");
        assertThat(RawHttp.ask(port, "GET http://evil.example/ HTTP/1.1", "Host: localhost"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void aBrowserGetsAPage() throws IOException {
        assertThat(RawHttp.ask(port, "GET / HTTP/1.1", "Host: evil.example", "Accept: text/html"))
                .startsWith("HTTP/1.1 421")
                .contains(
                        "text/html",
                        "This server does not answer to the name",
                        "evil.example",
                        "syncline.allowed-hosts");
    }

    @Test
    void aSiteThatIsAllowedByNameMayStandInFrontOfTheServer() throws IOException {
        assertThat(start("lecture.example.org", "https://lecture.example.org")).startsWith("HTTP/1.1 201");
    }

    @ParameterizedTest
    @CsvSource({"localhost, http://evil.example", "evil.example, http://localhost", "127.0.0.1, http://127.0.0.2"})
    void aPageUnderAnotherNameIsAnotherSite(String host, String origin) throws IOException {
        assertThat(start(host, origin)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "evil.example", "1.2.3.4.example", "fe80::1.example", "[evil.example]", "0x7f000001"})
    void whatIsNoAddressIsNotTakenForOne(String host) {
        assertThat(hosts.allows(host)).isFalse();
    }
}
