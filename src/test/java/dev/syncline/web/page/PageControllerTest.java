package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages and their forms, by a browser that runs no script. */
@ServerTest
@Timeout(120)
class PageControllerTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Client client;

    PageControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private HttpResponse<String> page(String path) {
        return client.send("GET", path, "", "", "Accept", "text/html");
    }

    private HttpResponse<String> form(String path, String fields) {
        return client.send("POST", path, FORM, fields, "Accept", "text/html");
    }

    private static String input(HttpResponse<String> page, String knob) {
        Matcher input = Pattern.compile("<input [^>]*id=\"knob-%s\"[^>]*>".formatted(knob))
                .matcher(page.body());
        assertThat(input.find()).as("an input for " + knob).isTrue();
        return input.group();
    }

    private String startByForm(String fields) {
        HttpResponse<String> response = form("/scenarios/every-knob/runs", fields);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith("/runs/");
        return location.substring("/runs/".length());
    }

    @Test
    void gradesARunThatWasStoppedOnlyIfThatMeansSomething() {
        assertThat(stopped("sleeping-barber")).contains(">Stopped.</p>").doesNotContain("class=\"grade\"");
        assertThat(stopped("queue-workers")).contains("data-grade=\"EXPECTED\"", "class=\"grade\">Stopped</span>");
    }

    /** What the page of a run of this scenario says of how it ended, when it has been stopped. */
    private String stopped(String scenario) {
        String run = client.start(scenario, "{}");
        client.post("/api/runs/" + run + "/stop", "");
        Client.soon().until(() -> !client.run(run).path("live").asBoolean());
        return page("/runs/" + run).body().replaceFirst("(?s).*(<syncline-sentence.*?</syncline-sentence>).*", "$1");
    }

    @Test
    void takesALinkWithTheLongestSchedule() {
        String schedule = "10,11,".repeat(2_499) + "10,11";
        HttpResponse<String> page = page("/scenarios/every-knob?schedule=" + schedule);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"schedule\" value=\"" + schedule + "\"");
    }

    @Test
    void showsAScenarioWithItsSlidersAtTheirDefaults() {
        HttpResponse<String> page = page("/scenarios/every-knob");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(input(page, "readers")).contains("min=\"1\"", "max=\"12\"", "step=\"1\"", "value=\"5\"");
        assertThat(input(page, "pauseMs")).contains("min=\"0\"", "max=\"2.5\"", "step=\"0.5\"", "value=\"1\"");
        assertThat(input(page, "fair")).contains("checked");
    }

    @Test
    void movesTheSlidersToWhereTheLinkSays() {
        HttpResponse<String> page = page("/scenarios/every-knob?readers=7&fair=false&order=last&pause=1.5&utm=x");
        assertThat(input(page, "readers")).contains("value=\"7\"");
        assertThat(input(page, "pauseMs")).as("called by its former name").contains("value=\"1.5\"");
        assertThat(input(page, "fair")).doesNotContain("checked");
        assertThat(page.body()).contains("value=\"last\" selected");
        assertThat(page("/scenarios/every-knob?order=hindmost").body())
                .as("called by its former word")
                .contains("value=\"last\" selected");
    }

    @Test
    void followsALinkOfAnEarlierVersion() {
        HttpResponse<String> page = page("/scenarios/race-read-modify-write?mode=free&doors=2&gap=20");
        assertThat(page.body()).contains("value=\"none\" selected");
        assertThat(input(page, "gapMs")).contains("value=\"20\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?slide=5  | 5 of 6 | Both read before one of them writes
            ''        | 1 of 6 | Without the lock, additions get lost
            ?slide=7  | 1 of 6 | Without the lock, additions get lost
            ?slide=0  | 1 of 6 | Without the lock, additions get lost
            ?slide=x  | 1 of 6 | Without the lock, additions get lost
            """)
    void showsTheSlideThatALinkNamesToTheHallAndToTheSpeaker(String query, String position, String caption) {
        for (String path : List.of("/scenarios/lock-counter", "/scenarios/lock-counter/speaker")) {
            HttpResponse<String> page = page(path + query);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains(">" + position + "<")
                    .containsPattern("data-caption>[^<]*" + Pattern.quote(caption));
        }
    }

    @Test
    void setsTheSlidersAsTheSlideOfALinkSaysUnlessTheLinkSetsThemItself() {
        HttpResponse<String> slide = page("/scenarios/lock-counter?slide=5");
        assertThat(input(slide, "threads")).contains("value=\"2\"");
        assertThat(slide.body()).containsPattern("name=\"schedule\" value=\"0x2,1,2[^\"]*\">\\s*<span>The order");
        assertThat(input(page("/scenarios/lock-counter?slide=5&threads=3"), "threads"))
                .contains("value=\"3\"");
    }

    @Test
    void tellsTheSpeakerWhatToSayWithoutAScript() {
        assertThat(page("/scenarios/lock-counter/speaker").body())
                .contains(
                        "A counter and a lock",
                        "A ticket shop.",
                        "What is the smallest result?",
                        "Two. One thread reads 0");
        assertThat(page("/scenarios/nix/speaker").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichSliderALinkPutsOutOfRange() {
        HttpResponse<String> page = page("/scenarios/every-knob?readers=99");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(input(page, "readers")).contains("value=\"5\"", "aria-invalid=\"true\"");
        assertThat(page.body()).contains("a whole number from 1 to 12");
    }

    @Test
    void startsByFormWhereASwitchThatIsNotSentIsOff() {
        String run = startByForm("readers=3&pause=0.5&order=last&speed=10&seed=&engine=");
        assertThat(client.run(run).path("knobs").path("fair").asBoolean(true)).isFalse();
        assertThat(client.run(run).path("knobs").path("readers").asInt()).isEqualTo(3);
        assertThat(page("/runs/" + run).body()).contains("data-run=\"" + run + "\"");
        String other = startByForm("fair=true&seed=77&engine=threads");
        assertThat(client.run(other).path("knobs").path("fair").asBoolean()).isTrue();
        assertThat(client.run(other).path("seed").asLong()).isEqualTo(77);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            readers=13      | a whole number from 1 to 12
            readers=        | a whole number from 1 to 12
            readers=x       | a whole number from 1 to 12
            pause=NaN       | a number from 0 to 2.5
            pause=1e999     | a number from 0 to 2.5
            pause=0x1p3     | a number from 0 to 2.5
            order=middle    | one of first, last
            fair=maybe      | true or false
            seed=x          | a whole number from
            seed=9999999999999999999 | a whole number from
            engine=steam    | there are: threads
            writers=1       | there are: readers
            """)
    void showsTheFormAgainWithWhatDoesNotFit(String fields, String part) {
        HttpResponse<String> response = form("/scenarios/every-knob/runs", fields);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains(part);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @Test
    void showsTheFormAgainWhenTooManyRunsAreLive() {
        for (int i = 0; i < 4; i++) {
            startByForm("readers=1");
        }
        HttpResponse<String> response = form("/scenarios/every-knob/runs", "readers=2");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body()).contains("stop one first");
        assertThat(input(response, "readers")).contains("value=\"2\"");
    }

    @Test
    void leadsBackToTheRunFromEveryButton() {
        String run = startByForm("readers=2");
        for (String button :
                new String[] {"pause", "continue", "operations", "stop", "pause", "continue", "operations"}) {
            HttpResponse<String> response = form("/runs/" + run + "/" + button, "object=go&operation=isSet&argument=");
            assertThat(response.statusCode()).as(button).isEqualTo(303);
            assertThat(response.headers().firstValue("Location")).contains("/runs/" + run);
        }
        assertThat(client.run(run).path("state").asString()).isEqualTo("stopped");
    }

    @ParameterizedTest
    @CsvSource({
        "object=nix&operation=set",
        "object=go&operation=fly",
        "object=go&operation=set&argument=1",
        "object=go",
        "x=%zz"
    })
    void refusesAnOperationThatDoesNotFit(String fields) {
        String run = startByForm("readers=1");
        HttpResponse<String> response = form("/runs/" + run + "/operations", fields);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void leadsFromTheLinkOfADiscardedRunToTheNewestOne() {
        String old = startByForm("readers=1");
        String next = startByForm("readers=1");
        assertThat(page("/runs/" + old).statusCode()).isEqualTo(200);
        client.send("DELETE", "/api/runs/" + old, "", "");

        HttpResponse<String> gone = page("/runs/" + old);

        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains(old, "may have been discarded", "href=\"/runs/" + next + "\"");
        client.discardAll();
        assertThat(page("/runs/" + old).body()).doesNotContain("newest run");
    }

    @ParameterizedTest
    @CsvSource({"/nix", "/runs/nix", "/scenarios/nix", "/assets/nix.js"})
    void hasAPageForWhatIsNotThere(String path) {
        HttpResponse<String> page = page(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("404", "nix").doesNotContain("Exception");
    }
}
