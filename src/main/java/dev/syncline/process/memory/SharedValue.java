package dev.syncline.process.memory;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;

/**
 * An integer in shared memory, like Python's {@code multiprocessing.Value('i')}.
 *
 * <p>With a lock, each read and each write takes that lock; a read followed by a write takes it twice, and another
 * actor may run in between.
 */
public final class SharedValue extends SharedData {
    private static final long serialVersionUID = 1;

    /** Makes a value; each access takes {@code lock} if it is not null. */
    public SharedValue(ProcessContext context, int object, int initial, @Nullable ProcessRLock lock) {
        super(context, object, Integer.BYTES, lock);
        at(0, initial);
    }

    /** Reads the number. */
    public int get() {
        return access((probe, actor) -> {
            int value = at(0);
            probe.record(Kind.READ, actor, value);
            return value;
        });
    }

    /** Writes the number. */
    public void set(int value) {
        access((probe, actor) -> {
            probe.record(Kind.WROTE, actor, value);
            at(0, value);
            return value;
        });
    }

    /** The number at this moment, without an event. */
    public int peek() {
        return at(0);
    }
}
