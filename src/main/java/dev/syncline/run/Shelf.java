package dev.syncline.run;

import dev.syncline.trace.Header;
import dev.syncline.trace.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory with the logs. One server at a time has it, by a lock on a file in it; a second server on the same
 * machine gets a temporary directory of its own, so that neither discards what the other writes.
 */
final class Shelf implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Shelf.class);
    private static final String ENDING = ".cborseq";

    private final Path directory;
    private final @Nullable FileChannel lock;

    Shelf(Path wanted) {
        try {
            Files.createDirectories(wanted);
            lock = tryLock(wanted.resolve("server.lock"));
            directory = lock != null ? wanted : Files.createTempDirectory("syncline-");
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory %s cannot be used.".formatted(wanted), e);
        }
        if (lock == null) {
            LOGGER.warn("Another server uses {}; this one keeps its runs in {}.", wanted, directory);
        }
    }

    /** Opens the logs that are there; one that cannot be read is left alone. */
    List<Log> logs() {
        List<Log> logs = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                try {
                    logs.add(Log.open(file));
                } catch (IOException e) {
                    LOGGER.warn("{} is not a log of Syncline and is left alone: {}", file, e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory %s cannot be read.".formatted(directory), e);
        }
        return logs;
    }

    /** Begins a log. */
    Log newLog(Header header) {
        Path file = directory.resolve(header.run() + ENDING);
        try {
            return Log.create(file, header);
        } catch (IOException e) {
            throw new UncheckedIOException("The log %s cannot be written.".formatted(file), e);
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LOGGER.warn("The lock of {} was not given back cleanly: {}", directory, e.getMessage());
            }
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return null;
        }
        return channel;
    }
}
