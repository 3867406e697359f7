package dev.syncline.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Names for what a run shares by name in the operating system: files and semaphores, which outlive every process.
 *
 * <p>A name is written into the run's list on disk before the thing is made, by the server or by a worker, so that whatever
 * is left behind can be found and removed.
 */
final class Names {
    private static final Path FAST_MEMORY = Path.of("/dev/shm");
    private static final String LIST = "names.";
    private static final String SEMAPHORE = "semaphore ";
    private static final String FILE = "file ";

    private final Path directory;
    private final String run;
    private final int writer;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    /**
     * Gives names.
     *
     * @param directory the server's own
     * @param run what all names of the run begin with
     * @param writer who makes the things, on the board of the run
     */
    Names(Path directory, String run, int writer) {
        this.directory = directory;
        this.run = run;
        this.writer = writer;
    }

    /** Removes all that was made by the server whose directory this was. */
    static void sweep(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path list : files.filter(f -> f.getFileName().toString().startsWith(LIST))
                    .toList()) {
                remove(list);
            }
        }
    }

    /** What all names of the run begin with. */
    String run() {
        return run;
    }

    /** A new name for a semaphore. */
    String semaphore() {
        String name = "/" + next();
        write(SEMAPHORE + name);
        return name;
    }

    /** A new name for shared memory; {@link #memory(String)} finds its file. */
    String memory() {
        String name = next();
        track(memory(name));
        return name;
    }

    /** A new path, in the server's directory, for a fifo or a socket. */
    Path path() {
        Path path =
                directory.resolve(Integer.toHexString(run.hashCode()) + "." + writer + "." + count.incrementAndGet());
        track(path);
        return path;
    }

    /** The file of this name. */
    Path memory(String name) {
        return (Files.isDirectory(FAST_MEMORY) ? FAST_MEMORY : directory).resolve(name);
    }

    /** Has something closed that this process has opened, when all is removed that was made in this run. */
    void closeLater(Closeable opened) {
        open.add(opened);
    }

    /** Removes all that was made in this run and is still there. */
    void removeAll() {
        try {
            for (Closeable opened : open) {
                opened.close();
            }
            remove(list());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path list) throws IOException {
        List<String> lines = Files.exists(list) ? Files.readAllLines(list) : List.of();
        for (String line : lines) {
            if (line.startsWith(SEMAPHORE)) {
                Posix.semUnlink(line.substring(SEMAPHORE.length()));
            } else if (line.startsWith(FILE)) {
                Files.deleteIfExists(Path.of(line.substring(FILE.length())));
            }
        }
        Files.deleteIfExists(list);
    }

    private String next() {
        return run + "." + writer + "." + count.incrementAndGet();
    }

    private Path list() {
        return directory.resolve(LIST + run);
    }

    private void track(Path file) {
        write(FILE + file);
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(
                    list(), line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
