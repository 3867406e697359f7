package dev.syncline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Gate;
import dev.syncline.primitive.Observer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starting workers, and what they and earlier servers leave behind. */
@Timeout(60)
class WorkersTest {
    private static final int MANY = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path elsewhere = Path.of("");

    @Test
    void whoConnectsAndSaysNothingKeepsNoWorkerWaiting() throws IOException {
        try (Workers workers = new Workers(4)) {
            Link first = workers.hire();
            await().atMost(PATIENCE).until(first::hasConnected);
            Path door = workers.directory().resolve("s");
            try (SocketChannel mute = SocketChannel.open(UnixDomainSocketAddress.of(door))) {
                Link second = workers.hire();

                await().atMost(PATIENCE).until(second::hasConnected);
                assertThat(mute.isConnected()).isTrue();
            }
        }
    }

    @Test
    void whatAnEarlierServerOfTheSameProcessIdHasLeftIsRemoved() throws IOException {
        Path left = Files.writeString(elsewhere.resolve("left"), "shared memory of an earlier server");
        try (Workers one = new Workers(1);
                Workers next = new Workers(1)) {
            Path directory = Files.createDirectory(following(one.directory()));
            Files.writeString(directory.resolve("names.run"), "file " + left + "\n");

            assertThat(next.directory()).isEqualTo(directory);
            assertThat(left).doesNotExist();
        }
    }

    private static Path following(Path directory) {
        String name = Objects.requireNonNull(directory.getFileName()).toString();
        int at = name.lastIndexOf('-') + 1;
        return directory.resolveSibling(name.substring(0, at) + (Integer.parseInt(name.substring(at)) + 1));
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where a process can see its own memory
    void theServerGivesTheMemoryOfSemaphoresBack() throws IOException {
        Names names =
                new Names(elsewhere, "syncline.test." + ProcessHandle.current().pid(), Board.SERVER);
        long before = semaphoresInMemory();
        try {
            Board board = Board.create(names.memory(names.memory()));
            Site site = new Site(Board.SERVER, Observer.NONE, Gate.OPEN, board, names);
            assertThat(make(site)).isGreaterThanOrEqualTo(before + MANY);
        } finally {
            names.removeAll();
        }

        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return semaphoresInMemory() <= before;
        });
    }

    /** Makes many and forgets them; how many there were in memory when all had been made. */
    private static long make(Site site) throws IOException {
        List<NamedSemaphore> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            made.add(NamedSemaphore.create(site, 1));
        }
        long count = semaphoresInMemory();
        assertThat(made).allMatch(NamedSemaphore::tryAcquire);
        return count;
    }

    private static long semaphoresInMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("/dev/shm/sem.")).count();
        }
    }
}
