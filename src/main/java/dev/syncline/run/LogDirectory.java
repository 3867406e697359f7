package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.log.LogHeader;
import dev.syncline.run.recording.LogImport;
import dev.syncline.run.recording.RefusedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
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
 * The directory of the logs. One server at a time uses it, by a lock on a file in it; further servers on the same
 * machine use {@code server-2}, {@code server-3}, … inside it, so that none discards what another writes, and later
 * servers find their logs again.
 */
final class LogDirectory implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogDirectory.class);
    private static final String ENDING = ".cborseq";
    private static final int MAX_SERVERS = 100;

    private final Path directory;
    private final FileChannel lock;
    private final LogImport imports;

    LogDirectory(Path wanted) {
        Path place = wanted;
        try {
            FileChannel free = lockIn(wanted);
            for (int n = 2; free == null && n <= MAX_SERVERS; n++) {
                place = wanted.resolve("server-" + n);
                free = lockIn(place);
            }
            if (free == null) {
                throw new IOException("%d servers use it".formatted(MAX_SERVERS));
            }
            lock = free;
        } catch (IOException e) {
            throw new DataDirectoryException(wanted, e);
        }
        directory = place;
        imports = new LogImport(directory, ENDING);
        if (!directory.equals(wanted)) {
            LOGGER.warn("Another server uses {}; this one keeps its runs in {}.", wanted, directory);
        }
    }

    /** Where the logs are. */
    Path directory() {
        return directory;
    }

    /** Opens the existing logs; a file that cannot be read is left alone, one that an earlier server did not finish is removed. */
    List<Log> logs() {
        List<Log> logs = new ArrayList<>();
        LogImport.removeUnfinished(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                try {
                    logs.add(Log.open(file));
                } catch (IOException e) {
                    LOGGER.warn("{} is not a log of Syncline and is left alone: {}", file, e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e);
        }
        return logs;
    }

    /**
     * Copies a log that was recorded elsewhere into the directory, and opens it; if the same one is there already, that.
     *
     * @throws RefusedLog if it is no log that can be shown, or its id is another log's
     * @throws IOException if it cannot be read or written
     */
    Log take(InputStream from) throws IOException, RefusedLog {
        return imports.take(from);
    }

    /** Begins a log. */
    Log newLog(LogHeader header) {
        Path file = directory.resolve(header.run() + ENDING);
        try {
            return Log.create(file, header);
        } catch (IOException e) {
            throw new DataDirectoryException(directory, e);
        }
    }

    /** Closes a log; what cannot be closed cleanly is reported. */
    static void close(Log log) {
        try {
            log.close();
        } catch (UncheckedIOException e) {
            LOGGER.warn("{} was not closed cleanly", log.file(), e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            LOGGER.warn("The lock of {} was not released cleanly: {}", directory, e.getMessage());
        }
    }

    /** Locks this directory, which is created if necessary; null if another server has the lock. */
    private static @Nullable FileChannel lockIn(Path place) throws IOException {
        Files.createDirectories(place);
        Path file = place.resolve("server.lock");
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
        try {
            // tells which process has the lock, and tests whether the disk has room at all
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            channel.close();
            Files.delete(file);
            throw e;
        }
        return channel;
    }
}
