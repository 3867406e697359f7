package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of the catalogue and its search, by a browser that runs no script. */
@ServerTest
@Timeout(120)
class CataloguePageTest {
    private final Client client;

    CataloguePageTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    private HttpResponse<String> page(String path) {
        return client.send("GET", path, "", "", "Accept", "text/html");
    }

    private HttpResponse<String> search(String query) {
        return page("/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private static String card(HttpResponse<String> page, String scenario) {
        Matcher card = Pattern.compile("(<li data-card[^>]*>)\\s*<a [^>]*href=\"/scenarios/%s\"".formatted(scenario))
                .matcher(page.body());
        assertThat(card.find()).as("a card for " + scenario).isTrue();
        return card.group(1).replaceFirst("data-text=\"[^\"]*\"", "");
    }

    @Test
    void showsEveryScenario() {
        assertThat(page("/").body())
                .contains("/scenarios/lock-counter", "/scenarios/queue-workers", "When it goes wrong");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RLOCK                | rlock-reentry      | queue-workers
            lock goes wrong      | deadlock-two-locks | lock-counter
            queue-workers        | queue-workers      | event-gate
            """)
    void showsOnlyWhatHasEveryWordThatIsLookedFor(String query, String found, String other) {
        HttpResponse<String> page = search(query);
        assertThat(card(page, found)).as(found).doesNotContain("hidden");
        assertThat(card(page, other)).as(other).contains("hidden");
        assertThat(page.body()).contains("value=\"" + query + "\"").containsPattern("\\d of \\d+ scenarios");
    }

    @Test
    void showsEverythingIfNothingIsLookedFor() {
        for (String query : List.of("", "   ")) {
            HttpResponse<String> page = search(query);
            assertThat(card(page, "queue-workers")).doesNotContain("hidden");
            assertThat(page.body())
                    .doesNotContainPattern("\\d of \\d+ scenarios")
                    .containsPattern("<section class=\"nothing\"[^>]*hidden");
        }
    }

    @Test
    void saysWhatToDoIfNothingIsFound() {
        HttpResponse<String> page = search("<b>nix</b>");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(card(page, "queue-workers")).contains("hidden");
        assertThat(page.body())
                .contains("&lt;b&gt;nix&lt;/b&gt;</span>”", "Try one word", "href=\"/\"")
                .doesNotContain("<b>nix")
                .doesNotContainPattern("<section class=\"nothing\"[^>]*hidden")
                .doesNotContainPattern("<section class=\"chapter\"(?![^>]*hidden)");
    }

    @Test
    void showsAPictureOfARunOnACardAndItsPlaceWhereThereIsNone() {
        String body = page("/").body();
        assertThat(body).contains("data-of=\"queue-workers\"").contains("data-of=\"lock-counter\"");
        assertThat(body).containsPattern("href=\"/scenarios/every-knob\">\\s*<span class=\"picture\">\\s*<svg");
    }

    @Test
    void leadsThroughTheCourse() {
        HttpResponse<String> page = page("/scenarios/event-gate");
        assertThat(page.body())
                .containsPattern("rel=\"prev\"[^>]*data-neighbour=\"previous\"")
                .containsPattern("rel=\"next\"[^>]*data-neighbour=\"next\"")
                .containsPattern("(?s)<details open[^>]*>\\s*<summary>Event</summary>.*?aria-current=\"page\"");
        assertThat(page.body().split("<details open", -1))
                .as("only its chapter is open")
                .hasSize(2);
    }
}
