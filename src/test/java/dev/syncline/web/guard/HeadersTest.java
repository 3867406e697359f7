package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

@ServerTest
class HeadersTest {
    private final FilterChainProxy doors;
    private final Client client;

    HeadersTest(FilterChainProxy doors, @LocalServerPort int port) {
        this.doors = doors;
        this.client = new Client(port);
    }

    private MockHttpServletResponse answerTo(String path) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        doors.doFilter(request, response, new MockFilterChain());
        return response;
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/main-0123456789abcdef0123456789abcdef.js, 'public, max-age=31536000, immutable'",
        "/assets/main.js,                                  no-cache",
        "/assets/main-0123.js,                             no-cache",
        "/,                                                no-cache",
        "/runs/abc,                                        no-cache",
        "/api/runs,                                        no-store"
    })
    void letsABrowserKeepOnlyWhatNeverChanges(String path, String cacheControl) throws Exception {
        assertThat(answerTo(path).getHeaders("Cache-Control")).containsExactly(cacheControl);
    }

    @Test
    void letsAPageLoadOnlyWhatIsOurs() throws Exception {
        MockHttpServletResponse response = answerTo("/");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                .contains("connect-src 'self';")
                .doesNotContain("unsafe-eval");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/scenarios/every-knob", "/api/scenarios", "/nix", "/api/nix", "/assets/nix.js"})
    void saysSoWithEveryAnswerAndOpensNoSession(String path) {
        HttpResponse<String> response = client.get(path);
        for (String header : new String[] {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"}) {
            assertThat(response.headers().allValues(header)).as(header).hasSize(1);
        }
        assertThat(response.headers().allValues("Cache-Control")).hasSize(1);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }
}
