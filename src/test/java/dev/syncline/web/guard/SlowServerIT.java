package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.Client;
import dev.syncline.web.ServerTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A server on a loaded machine answers late, but it answers: only clients are cut off. */
@ServerTest
@Timeout(180)
@Import(SlowServerIT.Late.class)
@TestPropertySource(properties = "syncline.clients.request-time=500ms")
class SlowServerIT {
    private final Client client;
    private final Late late;
    private final int port;

    SlowServerIT(@LocalServerPort int port, Late late) {
        this.client = new Client(port);
        this.late = late;
        this.port = port;
    }

    @Test
    void aRequestThatTheServerTakesLongForIsAnswered() throws IOException {
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> client.get("/late"));
        Client.soon().until(() -> late.asked.getCount() == 0);
        // each of these begins later, and is cut off by the same check
        for (int i = 0; i < 3; i++) {
            assertThat(slowClient()).startsWith("HTTP/1.1 408");
        }
        late.finished.countDown();
        assertThat(answer.join().body()).isEqualTo("here");
    }

    private String slowClient() throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.say("POST /api/runs HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 9000\r\n\r\n{");
            return http.answer();
        }
    }

    /** Answers when it is told to. */
    @RestController
    static class Late {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch finished = new CountDownLatch(1);

        @GetMapping("/late")
        String late() throws InterruptedException {
            asked.countDown();
            finished.await();
            return "here";
        }
    }
}
