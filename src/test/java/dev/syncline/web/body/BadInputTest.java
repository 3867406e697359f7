package dev.syncline.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything that does not fit in the body of a request is refused with the field and the range, and starts nothing. */
@ServerTest
class BadInputTest {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Client client;

    BadInputTest(@LocalServerPort int port) {
        client = new Client(port);
    }

    @AfterEach
    void nothingWasStarted() {
        String runs = client.get("/api/runs").body();
        client.discardAll();
        assertThat(runs).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"readers":0}                    | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":13}                   | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":2.5}                  | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":null}                 | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":1e999}                | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":1e-999}               | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":-99999999999999999999}| readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":"5"}                  | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":true}                 | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":[5]}                  | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"readers":{"a":1}}              | readers | The knob 'readers' takes a whole number from 1 to 12.
            {"pauseMs":2.51}                 | pauseMs | The knob 'pauseMs' takes a number from 0 to 2.5.
            {"pause":-1e999}                 | pauseMs | The knob 'pauseMs' takes a number from 0 to 2.5.
            {"pauseMs":"NaN"}                | pauseMs | The knob 'pauseMs' takes a number from 0 to 2.5.
            {"order":"middle"}               | order   | The knob 'order' takes one of first, last.
            {"order":1}                      | order   | The knob 'order' takes one of first, last.
            {"fair":"true"}                  | fair    | The knob 'fair' takes true or false.
            {"fair":1}                       | fair    | The knob 'fair' takes true or false.
            {"writers":1}                    | writers | There is no knob 'writers'; there are: readers, pauseMs, order, fair, speed.
            [1]                              | knobs   | The field 'knobs' takes an object of names and values.
            null                             | knobs   | The field 'knobs' takes an object of names and values.
            """)
    void refusesAKnobThatDoesNotFit(String knobs, String field, String detail) {
        HttpResponse<String> response =
                client.post("/api/runs", "{\"scenario\":\"every-knob\",\"knobs\":%s}".formatted(knobs));
        assertThat(Client.problem(response, 400, field)).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                 | scenario | missing
            {"scenario":null}                                  | scenario | takes a text
            {"scenario":7}                                     | scenario | takes a text
            {"scenario":"nix"}                                 | scenario | every-knob
            {"scenario":"every-knob","engine":"steam"}         | engine   | there are: threads
            {"scenario":"every-knob","engine":7}               | engine   | takes a text
            {"scenario":"every-knob","seed":"x"}               | seed     | from -9007199254740991 to 9007199254740991
            {"scenario":"every-knob","seed":1.5}               | seed     | a whole number
            {"scenario":"every-knob","seed":null}              | seed     | a whole number
            {"scenario":"every-knob","seed":9007199254740992}  | seed     | a whole number
            {"scenario":"every-knob","seed":-9223372036854775808} | seed  | a whole number
            {"scenario":"every-knob","seed":1e999}             | seed     | a whole number
            {"scenario":"every-knob","speed":2}                | speed    | the fields are: scenario, engine, knobs, seed
            """)
    void refusesAFieldThatDoesNotFit(String body, String field, String part) {
        assertThat(Client.problem(client.post("/api/runs", body), 400, field)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "\"text\"",
                "{",
                "{\"scenario\":\"every-knob\"",
                "{\"scenario\":\"every-knob\"} {}",
                "{\"scenario\":\"every-knob\"}x",
                "{\"scenario\":\"every-knob\",\"scenario\":\"every-knob\"}",
                "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":NaN}}",
                "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":Infinity}}",
                "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":1e99999999999}}",
                "{scenario:'every-knob'}",
                "\uFEFF\uFEFF{}",
                "scenario=every-knob"
            })
    void refusesABodyThatIsNotOneJsonObject(String body) {
        assertThat(Client.problem(client.post("/api/runs", body), 400, "body")).endsWith(".");
    }

    @Test
    void refusesABodyThatIsNestedOrNumberedBeyondReason() {
        String brackets = "[".repeat(20_000) + "]".repeat(20_000);
        String deep = "{\"scenario\":\"every-knob\",\"knobs\":{\"readers\":%s}}".formatted(brackets);
        Client.problem(client.post("/api/runs", deep), 400, "body");
        Client.problem(client.post("/api/runs", "{\"scenario\":%s}".formatted(brackets)), 400, "scenario");
        String wide = "{\"scenario\":\"every-knob\",\"seed\":" + "9".repeat(20_000) + "}";
        Client.problem(client.post("/api/runs", wide), 400, "body");
    }

    @Test
    void refusesABodyThatIsNotUtf8() {
        byte[] body = "{\"scenario\":\"every-knob\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> response =
                client.send("POST", "/api/runs", "application/json", BodyPublishers.ofByteArray(body));
        Client.problem(response, 400, "body");
    }

    @ParameterizedTest
    @ValueSource(ints = {BodyLimit.MAX_BYTES + 1, TEN_MEGABYTES})
    void refusesABodyThatIsTooLong(int length) {
        byte[] body = "{\"scenario\":\"every-knob\"".concat(" ".repeat(length)).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response =
                client.send("POST", "/api/runs", "application/json", BodyPublishers.ofByteArray(body));
        assertThat(Client.problem(response, 413, "body")).isEqualTo("The body may have at most 65536 bytes.");
        response = client.send(
                "POST",
                "/api/runs",
                "application/json",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(Client.problem(response, 413, "body")).isEqualTo("The body may have at most 65536 bytes.");
    }

    @Test
    void refusesAFormThatIsTooLong() {
        String form = "readers=" + "5".repeat(TEN_MEGABYTES);
        HttpResponse<String> response =
                client.send("POST", "/scenarios/every-knob/runs", "application/x-www-form-urlencoded", form);
        Client.problem(response, 413, "body");
    }

    @Test
    void cutsWhatItRepeatsShort() {
        String body = "{\"%s\":1}".formatted("a".repeat(50_000));
        HttpResponse<String> response = client.post("/api/runs", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).hasSizeLessThan(500);
    }
}
