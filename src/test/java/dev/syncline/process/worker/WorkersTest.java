package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.os.PrivateFiles;
import dev.syncline.process.os.ResourceList;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Observer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    void aSilentConnectionDelaysNoWorker() throws IOException {
        try (Workers workers = new Workers(4, Workers.WARM_TIME, elsewhere)) {
            WorkerConnection first = workers.acquire();
            await().atMost(PATIENCE).until(first::hasConnected);
            Path door = workers.directory().resolve("s");
            try (SocketChannel mute = SocketChannel.open(UnixDomainSocketAddress.of(door))) {
                WorkerConnection second = workers.acquire();

                await().atMost(PATIENCE).until(second::hasConnected);
                assertThat(mute.isConnected()).isTrue();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where shared memory is a file
    void leftoversOfAnEarlierServerWithTheSameProcessIdAreRemoved() throws IOException {
        String run = "syncline." + ProcessHandle.current().pid() + ".abc";
        Path memory = Files.createFile(ResourceList.MEMORY_DIRECTORY.resolve(run + ".0.1"));
        try (Workers one = new Workers(1, Workers.WARM_TIME, elsewhere)) {
            Path inUse = one.directory();
            Path left = Files.createDirectory(
                    inUse.resolveSibling("syncline-" + ProcessHandle.current().pid() + "-7"), PrivateFiles.DIRECTORY);
            Files.writeString(left.resolve("names." + run), "file " + memory + "\n");

            new Workers(1, Workers.WARM_TIME, elsewhere).close();

            assertThat(left).doesNotExist();
            assertThat(memory).doesNotExist();
            assertThat(inUse).exists();
        }
    }

    @Test
    void filesForWorkersAreAccessibleOnlyToTheirUser() throws IOException {
        try (Workers workers = new Workers(1, Workers.WARM_TIME, elsewhere)) {
            ResourceNames names = workers.names("abc");
            Path page = names.memory(names.memory());
            SharedPage.create(page);

            assertThat(permissions(workers.directory())).isEqualTo("rwx------");
            assertThat(permissions(page)).isEqualTo("rw-------");
            assertThat(permissions(ResourceList.file(workers.directory(), names.run())))
                    .isEqualTo("rw-------");
            names.removeAll();
            assertThat(page).doesNotExist();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aRemovedDirectoryIsCreatedAgain() throws IOException {
        try (Workers workers = new Workers(4, Workers.WARM_TIME, elsewhere)) {
            await().atMost(PATIENCE).until(workers.acquire()::hasConnected);
            Path removed = workers.directory();
            ResourceNames names = workers.names("abc");
            Path memory = Files.createFile(names.memory(names.memory()));
            PrivateFiles.removeTree(removed);

            WorkerConnection next = workers.acquire();

            await().atMost(PATIENCE).until(next::hasConnected);
            assertThat(workers.directory()).isNotEqualTo(removed).exists();
            names.removeAll();
            assertThat(memory).as("what was in the list that is gone").doesNotExist();
        }
    }

    @Test
    void warmWorkersExitWhenTheyAreNotUsedForAWhile() {
        Queue<Runnable> later = new ConcurrentLinkedQueue<>();
        try (Workers workers = new Workers(4, Duration.ofNanos(1), elsewhere, nanos -> later::add)) {
            workers.warmUp(4);
            await().atMost(PATIENCE).until(() -> workers.size() == 4 && later.size() == 1);

            later.remove().run();

            assertThat(workers.size()).isZero();
            assertThat(later).isEmpty();
        }
    }

    @Test
    void warmWorkersStayAsLongAsTheyMayBeUsed() throws IOException {
        Queue<Runnable> later = new ConcurrentLinkedQueue<>();
        try (Workers workers = new Workers(4, Duration.ofDays(1), elsewhere, nanos -> later::add)) {
            workers.warmUp(4);
            await().atMost(PATIENCE).until(() -> workers.size() == 4 && later.size() == 1);

            later.remove().run();

            assertThat(workers.size()).isEqualTo(4);
            assertThat(later).hasSize(1);
        }
    }

    @Test
    void aProbeFindsThatThereCanBeWorkersAndLeavesNothing() throws IOException {
        try (Workers workers = new Workers(4, Workers.WARM_TIME, elsewhere)) {
            assertThat(workers.probe().join()).isEmpty();

            assertThat(workers.unavailability()).isEmpty();
            assertThat(workers.size()).isZero();
            try (Stream<Path> files = Files.list(workers.directory())) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .noneMatch(name -> name.startsWith("names.") || name.startsWith("words."));
            }
        }
    }

    @Test
    void theProbeReportsANoexecMount() {
        WorkerProbe probe = new WorkerProbe(() -> {
            throw new IOException("nothing can be executed.");
        });

        assertThat(probe.begin().join()).hasValue("Worker processes cannot be started here. nothing can be executed.");
        assertThat(probe.unavailability()).isPresent();
    }

    @Test
    void theLastOutputOfADeadProbeIsTheReason() throws IOException {
        WorkerOutput words = WorkerOutput.in(elsewhere.resolve("words"));
        Process process = new ProcessBuilder("sh", "-c", "echo first; echo; echo the memory is full >&2; exit 3")
                .redirectErrorStream(true)
                .redirectOutput(words.file().toFile())
                .start();

        WorkerProbe probe = new WorkerProbe(() -> new StartedWorker(process, words));

        assertThat(probe.begin().join()).hasValue("Worker processes cannot be started here. first the memory is full");
        assertThat(words.file()).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where a process can see its own memory
    void theServerFreesTheMemoryOfSemaphores() throws IOException {
        ResourceNames names = new ResourceNames(
                elsewhere, "syncline.test." + ProcessHandle.current().pid(), SharedPage.SERVER);
        long before = semaphoresInMemory();
        try {
            SharedPage sharedPage = SharedPage.create(names.memory(names.memory()));
            ProcessContext context = new ProcessContext(SharedPage.SERVER, Observer.NONE, Gate.OPEN, sharedPage, names);
            assertThat(make(context)).isGreaterThanOrEqualTo(before + MANY);
        } finally {
            names.removeAll();
        }

        await().atMost(PATIENCE).until(() -> {
            System.gc();
            return semaphoresInMemory() <= before;
        });
    }

    /** Makes many and forgets them; how many there were in memory when all had been made. */
    private static long make(ProcessContext context) throws IOException {
        List<NamedSemaphore> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            made.add(NamedSemaphore.create(context, 1));
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
