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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the console of a traced program for operations and for what the user types, which its actor You does one after the other. */
public final class Console {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NUMBER = "id";

    private final CompletableFuture<SocketChannel> connection;
    private final IntConsumer interrupted;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();

    /**
     * What an operation led to.
     *
     * @param error the error as {@code Class: message}; empty if there was none
     * @param result what it returned, as Python prints it; empty for None
     */
    public record Answer(String error, String result) {}

    /**
     * The names that could stand at the end of a text.
     *
     * @param start where the name begins in the text that is to be completed
     * @param names what it may be, in alphabetical order
     */
    public record Completions(int start, List<String> names) {}

    /**
     * Uses {@code connection} when it is there.
     *
     * @param interrupted is told the number of a request that is to be interrupted
     * @param name that of the thread that reads the answers
     */
    @SuppressWarnings("FutureReturnValueIgnored") // without a connection there is nothing to read
    Console(CompletableFuture<SocketChannel> connection, IntConsumer interrupted, String name) {
        this.connection = connection;
        this.interrupted = interrupted;
        connection.thenAccept(channel -> readLater(channel, name));
    }

    /** The number for the next request. */
    public int next() {
        return asked.incrementAndGet();
    }

    /**
     * Asks for one operation on an object.
     *
     * @param object the program's number of the object
     * @return is completed when the operation is over, exceptionally if the program ends before
     */
    public CompletableFuture<Answer> ask(long object, String operation, List<Object> arguments) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("object", object);
        request.put("operation", operation);
        request.put("arguments", arguments);
        return ask(next(), request)
                .thenApply(answer -> new Answer(
                        answer.path("error").asString(""), answer.path("result").asString("")));
    }

    /**
     * Has the program run what the user has typed; what becomes of it is recorded as {@link TracerRecord#ANSWERED}.
     *
     * @param number the number of the request
     * @return is completed when it is over, exceptionally if the program ends before
     */
    public CompletableFuture<?> run(int number, String line) {
        return ask(number, Map.of("line", line));
    }

    /** Asks how the name at the end of a text may go on. */
    public CompletableFuture<Completions> complete(String text) {
        return ask(next(), Map.of("complete", text))
                .thenApply(answer -> new Completions(
                        answer.path("start").asInt(0),
                        answer.path("names")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    /** Interrupts the request that is being done; returns whether there is one. */
    public boolean interrupt() {
        Optional<Integer> oldest = open.keySet().stream().min(Integer::compare);
        oldest.ifPresent(interrupted::accept);
        return oldest.isPresent();
    }

    private CompletableFuture<JsonNode> ask(int number, Map<String, Object> what) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put(NUMBER, number);
        request.putAll(what);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(number, answer);
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
        CompletableFuture<JsonNode> asker = open.remove(answer.path(NUMBER).asInt(0));
        if (asker != null) {
            asker.complete(answer);
        }
    }

    private void failAll() {
        open.values().forEach(each -> each.completeExceptionally(new IOException("The program has ended.")));
    }
}
