package dev.syncline.python.program;

import dev.syncline.process.os.BackgroundThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the console of a traced program for operations, which its actor You does one after the other. */
public final class Console {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CompletableFuture<SocketChannel> connection;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Answer>> open = new ConcurrentHashMap<>();

    /**
     * What an operation led to.
     *
     * @param error the error as {@code Class: message}; empty if there was none
     * @param result what it returned, as Python prints it; empty for None
     */
    public record Answer(String error, String result) {}

    /** Uses {@code connection} when it is there; {@code name} is that of the thread that reads the answers. */
    @SuppressWarnings("FutureReturnValueIgnored") // without a connection there is nothing to read
    Console(CompletableFuture<SocketChannel> connection, String name) {
        this.connection = connection;
        connection.thenAccept(channel -> readLater(channel, name));
    }

    /**
     * Asks for one operation on an object.
     *
     * @param object the program's number of the object
     * @return is completed when the operation is over, exceptionally if the program ends before
     */
    public CompletableFuture<Answer> ask(long object, String operation, List<Object> arguments) {
        int id = asked.incrementAndGet();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", id);
        request.put("object", object);
        request.put("operation", operation);
        request.put("arguments", arguments);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(id, answer);
        connection.thenAccept(channel -> send(channel, request)).exceptionally(ended -> {
            failAll();
            return null;
        });
        return answer;
    }

    private void send(SocketChannel channel, Map<String, Object> request) {
        byte[] line = ProgramSettings.bytes(request);
        ByteBuffer bytes =
                ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try {
            synchronized (this) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException ended) {
            failAll();
        }
    }

    private void readLater(SocketChannel channel, String name) {
        try {
            BackgroundThread.start(name, () -> read(channel));
        } catch (IOException noThread) {
            failAll();
        }
    }

    private void read(SocketChannel channel) {
        try (BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(JSON.readTree(line));
            }
        } catch (IOException | JacksonException ended) {
            // nothing more will come
        } finally {
            failAll();
        }
    }

    private void take(JsonNode answer) {
        CompletableFuture<Answer> asker = open.remove(answer.path("id").asInt(0));
        if (asker != null) {
            asker.complete(new Answer(
                    answer.path("error").asString(""), answer.path("result").asString("")));
        }
    }

    private void failAll() {
        open.values().forEach(each -> each.completeExceptionally(new IOException("The program has ended.")));
    }
}
