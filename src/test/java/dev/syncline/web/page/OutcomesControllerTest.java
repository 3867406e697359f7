package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of the outcomes and its forms, by a browser that runs no script. */
@ServerTest
@Timeout(120)
class OutcomesControllerTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PAGE = "/scenarios/lock-counter/outcomes";

    private final Client client;
    private String series = "";

    OutcomesControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.send("DELETE", "/api/series/" + series, "", "");
        client.discardAll();
    }

    private HttpResponse<String> page(String path) {
        return client.send("GET", path, "", "", "Accept", "text/html");
    }

    private HttpResponse<String> form(String path, String fields) {
        return client.send("POST", path, FORM, fields, "Accept", "text/html");
    }

    /** Sends the form and returns the page that it leads to. */
    private String start(String scenario, String fields) {
        HttpResponse<String> response = form("/scenarios/%s/outcomes".formatted(scenario), fields);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        Matcher matcher = Pattern.compile("/scenarios/%s/outcomes\\?series=(\\w+)".formatted(scenario))
                .matcher(location);
        assertThat(matcher.matches()).as(location).isTrue();
        series = matcher.group(1);
        return location;
    }

    private String awaitFinished(String location) {
        Client.soon().until(() -> page(location).body().contains("data-state=\"finished\""));
        return page(location).body();
    }

    @Test
    void isReachedFromTheScenarioWithItsKnobs() {
        String scenario = page("/scenarios/lock-counter?threads=7").body();
        assertThat(scenario).containsPattern("href=\"" + PAGE + "\\?threads=7\"[^>]*>Run 100 times");
        String body = page(PAGE + "?threads=7").body();
        assertThat(body).contains("One run proves nothing", "value=\"7\"", "20 times as fast");
    }

    @Test
    void suggestsFewerRunsWhereEachStartsProcesses() {
        assertThat(page("/scenarios/value-counter").body()).contains("Run 20 times");
        assertThat(page("/scenarios/value-counter/outcomes").body())
                .containsPattern("value=\"20\" selected")
                .containsPattern("threads and processes\\s+are real");
    }

    @Test
    void takesTheChoicesOfALinkAndNothingElse() {
        String chosen = page(PAGE + "?series-times=50&series-speed=5").body();
        assertThat(chosen).contains(">50</b> times", "5 times as fast").containsPattern("value=\"50\" selected");
        String strange = page(PAGE + "?series-times=abc&series-speed=7").body();
        assertThat(strange).contains(">100</b> times", "20 times as fast");
    }

    @Test
    void saysThatAScenarioWithoutAnEndIsStopped() {
        assertThat(page("/scenarios/every-knob").body()).doesNotContain("Run 100 times");
        assertThat(page("/scenarios/every-knob/outcomes").body()).contains("is stopped after 20 seconds");
    }

    @Test
    void startsByFormAndShowsABarForEachOutcomeThatLeadsToARun() {
        String page = awaitFinished(
                start("lock-counter", "threads=2&rounds=1&gap=0&pause=0&lock=true&series-times=10&series-speed=50"));
        assertThat(page)
                .contains("<b>10</b> of 10 runs", "Every addition is in the counter.", "100 %", "50 times as fast")
                .containsPattern(
                        "(?s)data-grade=\"FORBIDDEN\" data-verdict=\"impossible\" data-outcome=\"lost-with-lock\" data-none=\"true\".*?0 %");
        Matcher bar = Pattern.compile("(?s)data-outcome=\"exact\".*?href=\"(/runs/\\w+)\"")
                .matcher(page);
        assertThat(bar.find()).isTrue();
        assertThat(page(bar.group(1)).body()).contains("every addition is there", "data-grade=\"EXPECTED\"");
    }

    @Test
    void showsTheKnobsOfTheSeriesWhenItIsOpenedAgain() {
        String page = awaitFinished(start("lock-counter", "threads=3&rounds=1&gap=0&pause=0&series-times=10"));
        assertThat(page).containsPattern("id=\"knob-threads\"[^>]*value=\"3\"");
        assertThat(page).containsPattern("value=\"10\" selected");
    }

    @Test
    void stopsByForm() {
        String location = start("every-knob", "readers=1");
        assertThat(page(location).body()).contains("data-state=\"running\"", "Refresh");
        HttpResponse<String> stopped = form("/series/" + series + "/stop", "x=");
        assertThat(stopped.statusCode()).isEqualTo(303);
        assertThat(stopped.headers().firstValue("Location")).contains(location);
        assertThat(page(location).body()).contains("data-state=\"stopped\"");
    }

    @Test
    void saysThatASeriesIsAlreadyActive() {
        start("every-knob", "readers=1");
        HttpResponse<String> second = form(PAGE, "threads=5");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.body()).contains("two would disturb each other", "value=\"5\"");
    }

    @Test
    void saysThatASeriesIsNotKnownAnyMore() {
        HttpResponse<String> page = page(PAGE + "?series=nix");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("no longer knows this series", "Nothing was run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threads=99          | a whole number from 1 to 12
            series-times=0      | from 1 to 200
            series-times=x      | takes a whole number
            series-speed=51     | from 1 to 50
            engine=steam        | there are: threads
            writers=1           | there are: threads
            """)
    void showsTheFormAgainWithWhatDoesNotFit(String fields, String part) {
        HttpResponse<String> response = form(PAGE, fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains(part);
    }
}
