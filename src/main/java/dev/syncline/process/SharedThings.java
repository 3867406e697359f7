package dev.syncline.process;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes what the processes of a run share; each object has the number that the run gave it. */
public final class SharedThings {
    private final Site site;

    SharedThings(Site site) {
        this.site = site;
    }

    /** Makes a lock without an owner. */
    public ProcessLock lock(int object) {
        return new ProcessLock(site, object);
    }

    /** Makes a re-entrant lock. */
    public ProcessRLock rLock(int object) {
        return new ProcessRLock(site, object);
    }

    /** Makes a number in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedValue value(int object, int initial, @Nullable ProcessRLock lock) {
        return new SharedValue(site, object, initial, lock);
    }

    /** Makes so many whole numbers in shared memory, whose accesses take {@code lock} if there is one. */
    public SharedArray array(int object, int length, @Nullable ProcessRLock lock) {
        return new SharedArray(site, object, length, lock);
    }

    /** Makes a name for a block of shared memory, which people call {@code label}. */
    public MemoryName memoryName(int object, String label) {
        return new MemoryName(site, object, label);
    }

    /** Makes a list with these values in a block of this name. */
    public ShareableList shareableList(MemoryName name, @Nullable Object... values) {
        return ShareableList.make(name, values);
    }

    /** Makes a variable of the server, of which every worker gets a copy; {@code copies} is the number of the copies. */
    public PlainVariable variable(int object, int copies, int initial) {
        return new PlainVariable(site, object, copies, initial);
    }

    /** Makes a manager, whose process is yet to be started; its objects are made known to {@code registry}. */
    public Manager manager(int object, Registry registry) {
        return new Manager(site, object, registry);
    }

    /**
     * Makes a pool of processes, whose workers are yet to be started.
     *
     * @param breaks whether the death of a worker breaks it, as it does an executor
     * @param hire starts the worker of this number
     */
    public ProcessPool pool(int object, int workers, boolean breaks, BiFunction<Integer, Target, ChildProcess> hire) {
        return new ProcessPool(site, object, workers, breaks, hire::apply);
    }
}
