package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginsTest {
    private static final Limits LIMITS = new Limits(1, 1, 1, Duration.ofSeconds(1), 1, 1, 1, Duration.ofSeconds(1), 32);

    private final Origins origins = new Origins(
            new Settings(Path.of("unused"), LIMITS, Duration.ofSeconds(20), 1, List.of("https://lecture.example.org")));

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,       localhost:8080",
        "127.0.0.1,       LOCALHOST",
        "127.0.0.1,       127.0.0.1:8080",
        "0:0:0:0:0:0:0:1, [::1]:8080",
        "127.0.0.1,       syncline.localhost:8080",
        "192.0.2.7,       hall-3.university.example:8080"
    })
    void itsOwnPageIsOneUnderANameThatThisServerCanHave(String localAddress, String host) {
        assertThat(origins.foreign(request(localAddress, host, "http://" + host)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "0:0:0:0:0:0:0:1"})
    void aNameThatSomebodyPointedAtTheLoopbackAddressMakesNoPageOurs(String localAddress) {
        assertThat(origins.foreign(request(localAddress, "evil.example:8080", "http://evil.example:8080")))
                .isTrue();
        assertThat(origins.foreign(request(localAddress, "127.evil.example", "http://127.evil.example")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "192.0.2.7"})
    void aSiteThatIsAllowedByNameMayStandInFrontOfTheServer(String localAddress) {
        assertThat(origins.foreign(request(localAddress, "lecture.example.org", "https://lecture.example.org")))
                .isFalse();
    }

    private static MockHttpServletRequest request(String localAddress, String host, String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/runs");
        request.setLocalAddr(localAddress);
        request.addHeader("Host", host);
        request.addHeader("Origin", origin);
        return request;
    }
}
