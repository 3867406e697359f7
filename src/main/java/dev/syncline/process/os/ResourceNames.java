package dev.syncline.process.os;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives names to the files and semaphores that the processes of a run share, which outlive every process.
 *
 * <p>The server or a worker writes a name into the run's list on disk before it creates the thing, so that everything
 * that is left behind can be found and removed.
 */
public final class ResourceNames {
    // The names given by this process are kept in memory as well, because a cleanup of the temporary directory removes
    // the list.

    private static final System.Logger LOGGER = System.getLogger(ResourceNames.class.getName());

    private final Path directory;
    private final String run;
    private final int writer;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<String> named = new LinkedHashSet<>();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    /**
     * Gives names for one run, as one of its writers.
     *
     * @param directory the worker directory of the server
     * @param run the prefix of all names of the run
     * @param writer the number of this process on the shared page
     */
    public ResourceNames(Path directory, String run, int writer) {
        this.directory = directory;
        this.run = run;
        this.writer = writer;
    }

    /** The prefix of all names of the run. */
    public String run() {
        return run;
    }

    /** The directory of the list, the fifos and the sockets. */
    public Path directory() {
        return directory;
    }

    /** A new name for a semaphore. */
    public String semaphore() {
        String name = "/" + next();
        write(ResourceList.SEMAPHORE + name);
        return name;
    }

    /** A new name for shared memory; {@link #memory(String)} finds its file. */
    public String memory() {
        String name = next();
        write(ResourceList.FILE + memory(name));
        return name;
    }

    /** A new path in the worker directory for a fifo or a socket. */
    public Path path() {
        Path path = directory.resolve(ResourceList.shortened(run) + "." + writer + "." + count.incrementAndGet());
        write(ResourceList.FILE + path);
        return path;
    }

    /** The file of this name: in shared memory, or in the worker directory if shared memory cannot be written. */
    public Path memory(String name) {
        return (Files.isWritable(ResourceList.MEMORY_DIRECTORY) ? ResourceList.MEMORY_DIRECTORY : directory)
                .resolve(name);
    }

    /** Registers something that {@link #removeAll} closes. */
    public void closeLater(Closeable opened) {
        open.add(opened);
    }

    /**
     * Removes everything that this run has created and that still exists; what cannot be removed is logged and skipped.
     */
    public void removeAll() {
        for (Closeable opened : open) {
            try {
                opened.close();
            } catch (IOException e) {
                LOGGER.log(System.Logger.Level.WARNING, "Something of {0} could not be closed: {1}", run, e);
            }
        }
        synchronized (this) {
            new ResourceList(directory, run).remove(named);
            named.clear();
        }
    }

    private String next() {
        return run + "." + writer + "." + count.incrementAndGet();
    }

    private synchronized void write(String line) {
        named.add(line);
        try (SeekableByteChannel list = Files.newByteChannel(
                ResourceList.file(directory, run),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                PrivateFiles.FILE)) {
            list.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The names of what the processes share cannot be listed in %s (%s). If somebody removed the directory, start the run again."
                            .formatted(directory, e.getClass().getSimpleName()),
                    e);
        }
    }
}
