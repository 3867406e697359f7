package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlServerTest {
    @TempDir
    private Path directory;

    private final List<Integer> interrupted = new ArrayList<>();
    private ControlServer server;

    @BeforeEach
    void listen() throws IOException {
        server = ControlServer.on(directory.resolve("control"), "Control [test]");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aGrantReachesAnActorThatHasConnected() throws IOException {
        try (SocketChannel first = gate(7);
                SocketChannel other = gate(8)) {
            server.grant(8);
            server.grant(7);

            assertThat(read(other)).isEqualTo(1);
            assertThat(read(first)).isEqualTo(1);
        }
    }

    @Test
    void aGrantThatComesBeforeItsActorWaitsForIt() throws IOException {
        server.grant(7);
        server.grant(7);

        try (SocketChannel late = gate(7)) {
            assertThat(read(late)).isEqualTo(1);
            assertThat(read(late)).isEqualTo(1);
        }
    }

    @Test
    void theEndOfTheRunEndsTheWaitOfEveryActor() throws IOException {
        try (SocketChannel held = gate(7)) {
            server.grant(7);
            assertThat(read(held)).isEqualTo(1);

            server.close();

            assertThat(read(held)).isEqualTo(-1);
        }
    }

    @Test
    void theConsoleAnswersEachQuestionByItsNumber() throws Exception {
        Console console = new Console(server.console(), interrupted::add, "Console [test]");
        CompletableFuture<Console.Answer> put = console.ask(5, "put", List.of("a"));
        CompletableFuture<Console.Answer> size = console.ask(5, "qsize", List.of());

        try (SocketChannel program = connect("c".getBytes(StandardCharsets.US_ASCII))) {
            var lines = new BufferedReader(Channels.newReader(program, StandardCharsets.UTF_8));
            assertThat(List.of(lines.readLine(), lines.readLine()))
                    .containsExactlyInAnyOrder(
                            "{\"id\":1,\"object\":5,\"operation\":\"put\",\"arguments\":[\"a\"]}",
                            "{\"id\":2,\"object\":5,\"operation\":\"qsize\",\"arguments\":[]}");
            program.write(
                    StandardCharsets.UTF_8.encode("{\"id\":2,\"result\":\"3\"}\n{\"id\":1,\"error\":\"Full: \"}\n"));

            assertThat(size.get(10, TimeUnit.SECONDS)).isEqualTo(new Console.Answer("", "3"));
            assertThat(put.get(10, TimeUnit.SECONDS)).isEqualTo(new Console.Answer("Full: ", ""));
        }
    }

    @Test
    void theConsoleInterruptsTheOldestQuestionThatIsOpen() throws Exception {
        Console console = new Console(server.console(), interrupted::add, "Console [test]");
        assertThat(console.interrupt()).isFalse();
        int number = console.next();
        CompletableFuture<?> line = console.run(number, "e.wait()");
        CompletableFuture<Console.Completions> names = console.complete("e.is");
        assertThat(console.interrupt()).isTrue();

        try (SocketChannel program = connect("c".getBytes(StandardCharsets.US_ASCII))) {
            program.write(StandardCharsets.UTF_8.encode("{\"id\":%d,\"error\":\"\"}\n".formatted(number)));
            line.get(10, TimeUnit.SECONDS);
            assertThat(console.interrupt()).isTrue();
            program.write(StandardCharsets.UTF_8.encode("{\"id\":2,\"start\":2,\"names\":[\"is_set\"]}\n"));

            assertThat(names.get(10, TimeUnit.SECONDS)).isEqualTo(new Console.Completions(2, List.of("is_set")));
            assertThat(interrupted).containsExactly(1, 2);
        }
    }

    @Test
    void aQuestionToAProgramThatEndsIsAnsweredByAnError() throws IOException {
        Console console = new Console(server.console(), interrupted::add, "Console [test]");
        CompletableFuture<Console.Answer> asked = console.ask(5, "get", List.of());

        connect("c".getBytes(StandardCharsets.US_ASCII)).close();

        assertThatThrownBy(() -> asked.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("The program has ended.");
    }

    private SocketChannel gate(int actor) throws IOException {
        return connect(ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'g')
                .putInt(actor)
                .array());
    }

    private SocketChannel connect(byte[] hello) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("control")));
        channel.write(ByteBuffer.wrap(hello));
        return channel;
    }

    private static int read(SocketChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return channel.read(one) < 0 ? -1 : one.get(0);
    }
}
