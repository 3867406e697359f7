package dev.syncline.process.manager;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An operation on an object of a manager; it is copied to the manager and run there. */
@FunctionalInterface
interface RemoteCall extends Serializable {
    /** The result of a call that has to wait until another one changes something. */
    Object LATER = new Object();

    /**
     * Runs the operation and returns its result, which is copied back, or {@link #LATER} to be called again.
     *
     * @throws RuntimeException to be thrown again in the calling process
     */
    @Nullable
    Object on(Object state);
}
