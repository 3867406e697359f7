package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.PackagedServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A page of another site that loads a page of ours, as a picture or in a frame, starts nothing by it. */
@Timeout(300)
class ForeignPageIT {
    private static final String PAGE = "/scenarios/process-queue";

    @TempDir
    private Path data = Path.of("");

    @Test
    void onlyAUserWhoOpensAScenarioWarmsUpWorkers() throws IOException {
        try (PackagedServer server = new PackagedServer(data)) {
            Client client = server.client();
            for (String context : List.of("cross-site", "same-site", "nonsense")) {
                assertThat(open(client, "Sec-Fetch-Site", context).statusCode()).isEqualTo(200);
            }
            assertThat(open(client).statusCode()).isEqualTo(200);
            assertThat(RawHttp.ask(server.port(), "GET " + PAGE + " HTTP/1.1", "Host: evil.example"))
                    .startsWith("HTTP/1.1 421");
            String run = client.start("rlock-reentry", "{}");
            Client.soon().until(() -> !client.run(run).path("live").asBoolean(true));
            assertThat(server.process().descendants()).isEmpty();

            assertThat(open(client, "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
            Client.soon().until(() -> server.process().descendants().findAny().isPresent());
        }
    }

    private static HttpResponse<String> open(Client client, String... headers) {
        return client.send("GET", PAGE, "", "", headers);
    }
}
