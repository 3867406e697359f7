package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.nio.file.Files;
import java.util.NoSuchElementException;

/**
 * A name under which any process may create a block of shared memory and any other process may open it, like the name
 * of Python's {@code multiprocessing.shared_memory.SharedMemory}.
 *
 * <p>A block belongs to no process: it exists until a process unlinks it, even if no process uses it any more. What a
 * run leaves behind is removed at its end.
 */
public final class MemoryName extends Shared {
    private static final long serialVersionUID = 1;

    private final String name;
    private final String label;

    /** Makes a new name, which people see as {@code label}; there is no block yet. */
    public MemoryName(ProcessContext context, int object, String label) {
        super(context, object);
        this.label = label;
        name = context.names().memory();
    }

    /**
     * Creates a block of this name, all zero, like {@code SharedMemory(name, create=True, size=size)}.
     *
     * @throws IllegalArgumentException if {@code size} is 0 or less; Python's {@code ValueError}
     * @throws IllegalStateException if there is a block of this name; Python's {@code FileExistsError}
     */
    public SharedMemory create(int size) {
        Probe probe = probe();
        Actor actor = probe.enter();
        if (size <= 0) {
            String message = "'size' must be a positive number different from zero";
            probe.raise(actor, "ValueError: " + message + " (Java: IllegalArgumentException)");
            throw new IllegalArgumentException(message);
        }
        MemoryBlock made = MemoryBlock.create(context(), name, size);
        if (made == null) {
            String message = "File exists: '/%s'".formatted(label);
            probe.raise(actor, "FileExistsError: " + message + " (Java: IllegalStateException)");
            throw new IllegalStateException(message);
        }
        try (made) {
            probe.record(Kind.WROTE, actor, size, null, "created %d bytes".formatted(size));
        }
        return new SharedMemory(context(), object(), this, made);
    }

    /**
     * Opens the block of this name, like {@code SharedMemory(name)}.
     *
     * @throws NoSuchElementException if there is none; Python's {@code FileNotFoundError}
     */
    public SharedMemory open() {
        Probe probe = probe();
        Actor actor = probe.enter();
        MemoryBlock found = MemoryBlock.open(context(), name);
        if (found == null) {
            throw missing(probe, actor);
        }
        try (found) {
            probe.record(Kind.READ, actor, found.size(), null, "attached %d bytes".formatted(found.size()));
        }
        return new SharedMemory(context(), object(), this, found);
    }

    /** Whether there is a block of this name, without an event. */
    public boolean exists() {
        return Files.exists(context().memory(name));
    }

    /** The name that people see. */
    public String label() {
        return label;
    }

    /**
     * Removes the name; processes that use the block may continue.
     *
     * @throws NoSuchElementException if there is no block; Python's {@code FileNotFoundError}
     */
    public void unlink() {
        Probe probe = probe();
        Actor actor = probe.enter();
        context().awaitStarts(actor);
        MemoryBlock found = MemoryBlock.open(context(), name);
        if (found == null) {
            throw missing(probe, actor);
        }
        try (found) {
            probe.record(Kind.CLOSED, actor, 0, null, "unlinked");
            found.unlink();
        }
    }

    /** Opens the block without an event, because the process was handed it. */
    MemoryBlock inherit() {
        MemoryBlock found = MemoryBlock.open(context(), name);
        if (found == null) {
            throw new NoSuchElementException(message());
        }
        found.close();
        return found;
    }

    @Override
    protected void attach() {
        // a name needs nothing to be opened
    }

    private NoSuchElementException missing(Probe probe, Actor actor) {
        probe.raise(actor, "FileNotFoundError: " + message() + " (Java: NoSuchElementException)");
        return new NoSuchElementException(message());
    }

    private String message() {
        return "No such file or directory: '/%s'".formatted(label);
    }
}
