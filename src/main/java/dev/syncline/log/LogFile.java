package dev.syncline.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The file of a log: one thread writes it, any number of threads read it. */
public class LogFile implements Closeable {
    // Plain files instead of channels, because a channel is closed for everybody when one of its readers is
    // interrupted. The writer has a handle of its own, so that no reader blocks it. After the last write, no handle
    // stays open: each read opens its own, so that the logs of old runs cost no descriptors.

    private static final System.Logger LOGGER = System.getLogger(LogFile.class.getName());

    private final Path path;
    private final Object reading = new Object();
    private final Object writing = new Object();
    private @Nullable RandomAccessFile reader;
    private @Nullable RandomAccessFile writer;
    private volatile boolean finished;
    private volatile boolean closed;

    /** The file of this path, which is opened when it is first used. */
    public LogFile(Path path) {
        this.path = path;
    }

    /** The path of the file. */
    Path path() {
        return path;
    }

    /** Whether the file exists. */
    boolean exists() {
        return Files.exists(path);
    }

    /** Creates the file, which only its owner can read, and the directories above it. */
    void create() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.createFile(path, ownerOnly());
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean hasModes =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return hasModes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Writes {@code bytes} at {@code offset}. */
    public void write(long offset, byte[] bytes) throws IOException {
        synchronized (writing) {
            checkOpen();
            if (writer == null) {
                writer = new RandomAccessFile(path.toFile(), "rw");
            }
            writer.seek(offset);
            writer.write(bytes);
        }
    }

    /** Reads {@code length} bytes at {@code offset}. */
    byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        synchronized (reading) {
            checkOpen();
            if (!finished) {
                if (reader == null) {
                    reader = new RandomAccessFile(path.toFile(), "r");
                }
                read(reader, offset, bytes);
                return bytes;
            }
        }
        try (RandomAccessFile once = new RandomAccessFile(path.toFile(), "r")) {
            read(once, offset, bytes);
        }
        return bytes;
    }

    private static void read(RandomAccessFile file, long offset, byte[] bytes) throws IOException {
        file.seek(offset);
        file.readFully(bytes);
    }

    /** Ends the writing: from now on a handle is open only during reads. */
    void finish() {
        finished = true;
        try {
            closeHandles();
        } catch (IOException e) {
            // what was written stays; a reader finds out whether it can be read
            LOGGER.log(Level.WARNING, "The log " + path + " was not closed cleanly.", e);
        }
    }

    /** Closes the file and removes it. */
    void delete() throws IOException {
        try {
            close();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** Closes the file; later reads and writes throw {@link ClosedChannelException}. */
    @Override
    public void close() throws IOException {
        closed = true;
        closeHandles();
    }

    private void closeHandles() throws IOException {
        try {
            synchronized (reading) {
                closeReader();
            }
        } finally {
            synchronized (writing) {
                RandomAccessFile old = writer;
                writer = null;
                if (old != null) {
                    old.close();
                }
            }
        }
    }

    private void closeReader() throws IOException {
        RandomAccessFile old = reader;
        reader = null;
        if (old != null) {
            old.close();
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
