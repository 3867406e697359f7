package dev.syncline.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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

/** The page with two runs, by a browser that runs no script. */
@ServerTest
@Timeout(120)
class CompareControllerTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Client client;

    CompareControllerTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void discard() {
        client.discardAll();
    }

    private HttpResponse<String> page(String path) {
        return client.send("GET", path, "", "", "Accept", "text/html");
    }

    private HttpResponse<String> form(String fields) {
        return client.send("POST", "/compare", FORM, fields, "Accept", "text/html");
    }

    /** What the page says, large, of what is different on each side. */
    private static List<String> differences(HttpResponse<String> page) {
        return Pattern.compile("<strong data-difference>([^<]*)<")
                .matcher(page.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void beginsWithAClassicPair() {
        HttpResponse<String> page = page("/compare");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(differences(page)).containsExactly("Guard: if", "Guard: while");
    }

    @Test
    void opensWithAClassicPairWhereTheScenarioHasOneAndNothingIsSaidOfTheSecondSide() {
        assertThat(differences(page("/compare?scenario=lock-counter&a.threads=3")))
                .containsExactly("Lock: off", "Lock: on");
        assertThat(differences(page("/compare?scenario=lock-counter&a.lock=true")))
                .containsExactly("Lock: on", "Lock: off");
        assertThat(differences(page("/compare?scenario=lock-counter&b.threads=7")))
                .noneMatch(difference -> difference.contains("Lock"));
    }

    @Test
    void hasALinkForEachClassicPairThatSaysWhatDiffers() {
        List<String> links = Pattern.compile("chip\" href=\"(/compare[^\"]*)\"")
                .matcher(page("/compare").body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
        long presets = links.stream().filter(link -> !link.contains("engine=")).count();
        assertThat(presets).isEqualTo(ComparisonPreset.ALL.size());
        for (String link : links) {
            HttpResponse<String> page = page(link);
            assertThat(page.statusCode()).as(link).isEqualTo(200);
            assertThat(differences(page)).as(link).doesNotContain("").doesNotHaveDuplicates();
            assertThat(page.body()).containsPattern("data-problem hidden=\"hidden\"");
        }
    }

    @Test
    void comparesTheScenarioOnTheScreenInJavaAndInPython() {
        String engines = client.get("/api/engines").body();
        assumeThat(engines).as("a Python on this machine").contains("\"interpreters\"");
        Matcher pair = Pattern.compile("href=\"(/compare[^\"]*)\"[^>]*>Java / Python<")
                .matcher(page("/compare?scenario=lock-counter&a.threads=3").body());
        assertThat(pair.find()).isTrue();
        String link = pair.group(1).replace("&amp;", "&");
        assertThat(link).contains("scenario=lock-counter", "a.threads=3", "a.engine=threads", "b.engine=cpython-3.");
        assertThat(differences(page(link)))
                .satisfiesExactly(
                        java -> assertThat(java).isEqualTo("Engine: Java threads"),
                        python -> assertThat(python).startsWith("Engine: Python 3."));
        assertThat(page(link).body()).containsPattern("name=\"b.threads\"[^>]*value=\"3\"");
    }

    @Test
    void eitherSideMayCallAKnobByItsFormerName() {
        assertThat(differences(page("/compare?scenario=every-knob&a.pauseMs=2&b.pause=1.5")))
                .containsExactly("Pause: 2 ms", "Pause: 1.5 ms");
    }

    @Test
    void isReachedFromTheScenarioWithItsKnobsOnBothSides() {
        assertThat(page("/scenarios/every-knob?readers=7").body())
                .contains("href=\"/compare?scenario=every-knob&amp;a.readers=7\"");
        HttpResponse<String> page = page("/compare?scenario=every-knob&a.readers=7");
        assertThat(page.body())
                .containsPattern("name=\"a.readers\"[^>]*value=\"7\"")
                .containsPattern("name=\"b.readers\"[^>]*value=\"7\"");
        assertThat(differences(page)).allSatisfy(said -> assertThat(said).contains("The same on both sides"));
    }

    @Test
    void saysWhatDiffersWithUnitsAndSwitchesInWords() {
        HttpResponse<String> page = page("/compare?scenario=every-knob&b.pause=0.5&b.fair=false");
        assertThat(differences(page)).containsExactly("Pause: 1 ms · Fair: on", "Pause: 0.5 ms · Fair: off");
    }

    @Test
    void comparesTwoScenarios() {
        HttpResponse<String> page =
                page("/compare?a.scenario=parallel-filter&b.scenario=parallel-filter-processes&b.workers=4");
        assertThat(differences(page)).containsExactly("", "Workers: 4");
        assertThat(page.body()).contains("id=\"side-a\"", "id=\"side-b\"");
    }

    @Test
    void startsBothByFormAndShowsThemFromThenOn() {
        HttpResponse<String> response = form("a.scenario=every-knob&b.scenario=every-knob&a.readers=2&b.readers=3");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        String location = response.headers().firstValue("Location").orElseThrow();
        Matcher runs = Pattern.compile("/compare\\?a=(\\w+)&b=(\\w+)").matcher(location);
        assertThat(runs.matches()).as(location).isTrue();
        assertThat(client.run(runs.group(1)).path("knobs").path("readers").asInt())
                .isEqualTo(2);
        assertThat(client.run(runs.group(2)).path("knobs").path("readers").asInt())
                .isEqualTo(3);
        HttpResponse<String> page = page(location);
        assertThat(differences(page)).containsExactly("Readers: 2", "Readers: 3");
        assertThat(page.body()).contains("data-run=\"" + runs.group(1) + "\"", "data-run=\"" + runs.group(2) + "\"");
    }

    @Test
    void startsNeitherIfThereIsPlaceForOne() {
        for (int i = 0; i < 3; i++) {
            client.start("every-knob", "{}");
        }
        HttpResponse<String> response = form("a.scenario=every-knob&b.scenario=every-knob");
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.body()).contains("stop one first");
        assertThat(Client.json(client.get("/api/runs"))
                        .valueStream()
                        .filter(run -> run.path("live").asBoolean()))
                .hasSize(3);
    }

    @Test
    void saysOnWhichSideAKnobDoesNotFit() {
        String sent = "scenario=every-knob&b.readers=99";
        HttpResponse<String> page = page("/compare?" + sent);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().substring(page.body().indexOf("side-b"))).contains("a whole number from 1 to 12");
        assertThat(page.body().substring(0, page.body().indexOf("side-b")))
                .doesNotContain("a whole number from 1 to 12");
        assertThat(form(sent).statusCode()).isEqualTo(422);
        assertThat(form("scenario=every-knob&b.engine=steam").statusCode()).isEqualTo(422);
        assertThat(client.get("/api/runs").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"a=nix, nix", "scenario=nix, nix", "a.scenario=every-knob&b.scenario=nix, nix"})
    void hasAPageForWhatIsNotThere(String query, String part) {
        HttpResponse<String> page = page("/compare?" + query);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains(part).doesNotContain("Exception");
    }
}
