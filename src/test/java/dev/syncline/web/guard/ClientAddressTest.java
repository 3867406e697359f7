package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.web.problem.RequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What a connection or a proxy may name as the address of a client. */
class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.7:51234, 192.0.2.7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "[2001:DB8::7], 2001:db8:0:0:0:0:0:7",
        "[2001:db8:0::7]:51234, 2001:db8:0:0:0:0:0:7",
        "fe80::7%eth0, fe80:0:0:0:0:0:0:7",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void takesAnAddressHoweverItIsWritten(String said, String address) {
        assertThat(ClientAddress.of(from(said)).getHostAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "client.example",
                "_hidden",
                "192.0.2.256",
                "192.0.2",
                "1",
                ":",
                "1::2::3"
            })
    void refusesEverythingElse(String said) {
        assertThatThrownBy(() -> ClientAddress.of(from(said)))
                .isInstanceOf(RequestException.class)
                .hasMessage("X-Forwarded-For takes the IP address of the client, not '%s'.", said);
    }

    private static MockHttpServletRequest from(String said) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(said);
        return request;
    }
}
