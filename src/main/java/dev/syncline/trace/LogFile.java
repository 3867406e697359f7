package dev.syncline.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file of a log: one thread writes it, any number read it. */
class LogFile implements Closeable {
    // Plain files instead of channels: a channel closes itself for everybody when one of its readers is interrupted.
    // The writer has a handle of its own, so that no reader makes it wait.

    private final Path path;
    private final Object reading = new Object();
    private final Object writing = new Object();
    private @Nullable RandomAccessFile reader;
    private @Nullable RandomAccessFile writer;
    private volatile boolean closed;

    /** Names a file; it is opened when it is first used. */
    LogFile(Path path) {
        this.path = path;
    }

    /** Where the file is. */
    Path path() {
        return path;
    }

    /** Makes the file, and the directories that it stands in. */
    void create() throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.createFile(path);
    }

    /** Writes {@code bytes} at {@code offset}. */
    void write(long offset, byte[] bytes) throws IOException {
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
            if (reader == null) {
                reader = new RandomAccessFile(path.toFile(), "r");
            }
            reader.seek(offset);
            reader.readFully(bytes);
        }
        return bytes;
    }

    /** Closes the file; whoever reads or writes it from now on gets a {@link ClosedChannelException}. */
    @Override
    public void close() throws IOException {
        closed = true;
        synchronized (reading) {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
        synchronized (writing) {
            if (writer != null) {
                writer.close();
                writer = null;
            }
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
