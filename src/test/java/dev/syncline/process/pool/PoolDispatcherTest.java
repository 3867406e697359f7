package dev.syncline.process.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is handed tasks, with workers that the test plays at the other ends of the sockets. */
@Timeout(30)
class PoolDispatcherTest {
    private static final byte[] TASK = {1};

    private final SharedObjectsFixture shared =
            new SharedObjectsFixture((kind, actor, on, value, peer, text, timed) -> {}, Gate.OPEN);
    private final List<PlayedWorker> workers = new ArrayList<>();

    @AfterEach
    void close() {
        workers.forEach(PlayedWorker::kill);
        shared.close();
    }

    /** The socket of the dispatcher, the only one in its directory. */
    private Path socket() {
        try (Stream<Path> files = Files.list(shared.context().names().directory())) {
            return files.filter(file -> Files.exists(file) && !Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PoolDispatcher dispatcher(boolean breaks) {
        return new PoolDispatcher(shared.context(), Probe.NONE.object(), 2, breaks, (number, target) -> {
            PlayedWorker worker = new PlayedWorker(number, socket());
            workers.add(worker);
            return worker;
        });
    }

    @Test
    void handsTheTasksToTheWorkersThatAreFree() throws IOException {
        PoolDispatcher dispatcher = dispatcher(true);
        dispatcher.add(TASK);
        dispatcher.add(TASK);
        dispatcher.add(TASK);
        dispatcher.dispatch();

        assertThat(workers.get(0).received()).isEqualTo(TASK);
        assertThat(workers.get(1).received()).isEqualTo(TASK);
        dispatcher.dispatch();
        assertThat(workers.get(0).received()).isNull();
        assertThat(workers.get(1).received()).isNull();
        dispatcher.close(true);
    }

    @Test
    void handsNothingMoreToAWorkerThatOutlivesTheDeathOfAnother() throws IOException {
        PoolDispatcher dispatcher = dispatcher(true);
        dispatcher.dispatch();

        workers.get(0).kill();
        dispatcher.add(TASK);
        dispatcher.dispatch();
        dispatcher.add(TASK);
        dispatcher.dispatch();

        assertThat(dispatcher.isBroken()).isTrue();
        assertThat(workers.get(1).isToldToEnd()).isTrue();
        assertThat(workers.get(1).received()).isNull();
        assertThat(workers).hasSize(2);
        dispatcher.close(true);
    }
}
