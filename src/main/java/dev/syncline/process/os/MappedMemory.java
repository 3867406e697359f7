package dev.syncline.process.os;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Files that are mapped into the memory of this process; every process that maps one sees what another writes there. */
public final class MappedMemory {
    // The memory of a new file is written once before it is mapped, so that a full file system is an IOException here
    // and not a signal (SIGBUS) at the first use, which Java turns into an InternalError anywhere.

    private static final int STEP = 1 << 16;

    private MappedMemory() {}

    /**
     * Creates a file of {@code size} zero bytes that only this user may read; it must not exist yet.
     *
     * @throws UncheckedIOException if there is no space for it, or it exists
     */
    public static MappedByteBuffer create(Path file, long size) {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateFiles.FILE)) {
            try {
                fill(channel, size);
                return map(channel, size);
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Shared memory of %,d bytes cannot be made in %s: %s.".formatted(size, file.getParent(), reason(e)),
                    e);
        }
    }

    /**
     * Opens a file of at least {@code size} bytes that another process has created.
     *
     * @throws UncheckedIOException if there is none
     */
    public static MappedByteBuffer open(Path file, long size) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() < size) {
                throw new EOFException("%s is shorter than %,d bytes".formatted(file, size));
            }
            return map(channel, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MappedByteBuffer map(FileChannel channel, long size) throws IOException {
        MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, size);
        mapped.order(ByteOrder.nativeOrder());
        return mapped;
    }

    private static void fill(FileChannel channel, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(size, STEP));
        for (long left = size; left > 0; ) {
            zeros.clear().limit((int) Math.min(left, STEP));
            left -= channel.write(zeros);
        }
    }

    private static String reason(IOException error) {
        String reason = error instanceof FileSystemException file ? file.getReason() : error.getMessage();
        return reason == null ? error.getClass().getSimpleName() : reason;
    }
}
