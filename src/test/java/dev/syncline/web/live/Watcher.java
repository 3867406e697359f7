package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Watches a run as a page does, and keeps what it is sent. */
public final class Watcher implements WebSocket.Listener {
    private static final CBORMapper MAPPER = new CBORMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final List<JsonNode> chunks = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private long next = -1;

    /** Watches a run from an event on. */
    public Watcher(int port, String run, long from) {
        URI address = URI.create("ws://localhost:%d/ws/runs/%s?from=%d".formatted(port, run, from));
        socket = HTTP.newWebSocketBuilder().buildAsync(address, this).join();
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        message.writeBytes(bytes);
        if (last) {
            take(message.toByteArray());
            message.reset();
        }
        webSocket.request(1);
        return null;
    }

    private void take(byte[] bytes) {
        all.writeBytes(bytes);
        try (MappingIterator<JsonNode> maps = MAPPER.readerFor(JsonNode.class).readValues(bytes)) {
            while (maps.hasNext()) {
                JsonNode chunk = maps.next();
                long seq = chunk.path("seq").asLong();
                if (next >= 0 && seq != next) {
                    closed.completeExceptionally(
                            new AssertionError("chunk " + seq + " came where " + next + " was due"));
                }
                next = seq + chunk.path("count").asLong();
                chunks.add(chunk);
            }
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return closed;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    /** The number of the event that comes next, −1 before the first chunk. */
    public synchronized long next() {
        return next;
    }

    /** The chunks so far. */
    synchronized List<JsonNode> chunks() {
        return List.copyOf(chunks);
    }

    /** The number of the first event that was sent. */
    synchronized long first() {
        assertThat(chunks).isNotEmpty();
        return chunks.get(0).path("seq").asLong();
    }

    /** Everything that was sent. */
    synchronized byte[] bytes() {
        return all.toByteArray();
    }

    /** Says something to the server, which may hang up before all of it is said. */
    void say(String text) {
        socket.sendText(text, true).exceptionally(hungUp -> socket).join();
    }

    /** Goes without a word, as a page does whose machine goes to sleep. */
    void vanish() {
        socket.abort();
    }

    /** Waits until the server closes, and returns its code; fails if a chunk was missing. */
    public int closed() throws Exception {
        return closed.get(60, TimeUnit.SECONDS);
    }
}
