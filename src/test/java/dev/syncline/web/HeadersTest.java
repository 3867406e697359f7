package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HeadersTest {
    private static MockHttpServletResponse answerTo(String path) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new Headers().doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
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
        assertThat(answerTo(path).getHeader("Cache-Control")).isEqualTo(cacheControl);
    }

    @Test
    void letsAPageLoadOnlyWhatIsOurs() throws Exception {
        MockHttpServletResponse response = answerTo("/");
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }
}
