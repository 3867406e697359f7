package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.ShortMutex;
import dev.syncline.process.os.MappedMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The memory behind a {@link MemoryName}, as mapped by this process; it exists as long as any process has it mapped.
 */
final class MemoryBlock implements AutoCloseable {
    // The header has the mutex and whether the block has been unlinked. A process holds the mutex while it creates,
    // opens or unlinks a block, so that the events are in the order in which these things happened. A block gets its
    // name, by a link, when it is complete and its creator holds the mutex.

    private static final int UNLINKED = 8;
    private static final int HEADER = 16;

    private final MappedByteBuffer memory;
    private final ShortMutex mutex;
    private final Path file;

    private MemoryBlock(ProcessContext context, MappedByteBuffer memory, Path file) {
        this.memory = memory;
        this.mutex = new ShortMutex(context, memory, 0);
        this.file = file;
    }

    /**
     * Creates a block of this name, all zero, and takes its mutex; returns null if the name exists.
     *
     * @throws UncheckedIOException if the operating system refuses it
     */
    static @Nullable MemoryBlock create(ProcessContext context, String name, int size) {
        Path draft = context.memory(context.names().memory());
        Path file = context.memory(name);
        MemoryBlock block = new MemoryBlock(context, MappedMemory.create(draft, HEADER + size), file);
        block.mutex.enter();
        try {
            Files.createLink(file, draft);
            return block;
        } catch (FileAlreadyExistsException taken) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(draft);
        }
    }

    /** Opens the block of this name and takes its mutex; returns null if there is none. */
    static @Nullable MemoryBlock open(ProcessContext context, String name) {
        Path file = context.memory(name);
        MemoryBlock block;
        try {
            block = new MemoryBlock(context, MappedMemory.open(file, Files.size(file)), file);
        } catch (NoSuchFileException notThere) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return null;
            }
            throw e;
        }
        block.enter();
        if (block.memory.getInt(UNLINKED) != 0) {
            block.close();
            return null;
        }
        return block;
    }

    /** Takes the mutex. */
    void enter() {
        mutex.enter();
    }

    /** Releases the mutex. */
    @Override
    public void close() {
        mutex.leave();
    }

    /** Removes the name. */
    void unlink() {
        delete(file);
        memory.putInt(UNLINKED, 1);
    }

    /** The number of bytes. */
    int size() {
        return memory.capacity() - HEADER;
    }

    int get(int at) {
        return Byte.toUnsignedInt(memory.get(HEADER + at));
    }

    void put(int at, int value) {
        memory.put(HEADER + at, (byte) value);
    }

    long getLong(int at) {
        return memory.getLong(HEADER + at);
    }

    void putLong(int at, long value) {
        memory.putLong(HEADER + at, value);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
