package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.Application;
import dev.syncline.web.live.Watcher;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Health and metrics: on a port of their own, for who has asked for it. */
@Timeout(120)
class ManagementIT {
    @TempDir
    private Path data = Path.of("");

    @Test
    void hasNoPortUnlessAskedForAndNoPathOnThatOfThePages() throws IOException {
        try (ConfigurableApplicationContext server = start()) {
            assertThat(server.getEnvironment().getProperty("local.management.port"))
                    .isNull();
            Client pages = new Client(port(server, "local.server.port"));
            assertThat(pages.get("/actuator").statusCode()).isEqualTo(404);
            assertThat(pages.get("/actuator/health").statusCode()).isEqualTo(404);
            assertThat(pages.get("/actuator/prometheus").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsHowTheServerIsAndWhatItHasToDo() throws Exception {
        try (ConfigurableApplicationContext server = start("--management.server.port=0")) {
            Client pages = new Client(port(server, "local.server.port"));
            Client management = new Client(port(server, "local.management.port"));
            for (String path : new String[] {"", "/liveness", "/readiness"}) {
                HttpResponse<String> health = management.get("/actuator/health" + path);
                assertThat(health.statusCode()).as(path).isEqualTo(200);
                assertThat(health.body()).contains("\"status\":\"UP\"");
            }
            String run = pages.start("queue-workers", "{\"producers\":0}");
            Watcher watcher = new Watcher(port(server, "local.server.port"), run, 0);
            Client.soon().until(() -> watcher.next() > 0);
            Client.soon()
                    .untilAsserted(() -> assertThat(
                                    management.get("/actuator/prometheus").body())
                            .contains(
                                    "syncline_runs_live 1.0", "syncline_viewers 1.0", "syncline_viewers_lag_events 0.0")
                            .contains(
                                    "syncline_runs_kept 0.0",
                                    "syncline_workers 0.0",
                                    "syncline_ring_backlog_events 0.0"));
            assertThat(management.get("/actuator/env").statusCode()).isEqualTo(404);
            pages.discardAll();
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        all[0] = "--server.port=0";
        all[1] = "--syncline.data-dir=" + data;
        all[2] = "--server.tomcat.basedir=target/test-runs/tomcat-${random.uuid}";
        return SpringApplication.run(Application.class, all);
    }

    private static int port(ConfigurableApplicationContext server, String property) {
        return server.getEnvironment().getRequiredProperty(property, Integer.class);
    }
}
