package dev.syncline.process.manager;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a manager is asked to do with one of its objects; it is copied to the manager and done there. */
@FunctionalInterface
interface RemoteCall extends Serializable {
    /** The answer to a request that has to wait until another changes something. */
    Object LATER = new Object();

    /**
     * Does it, and returns the answer, which is copied back; or {@link #LATER}, to be asked again.
     *
     * @throws RuntimeException to be raised again where the request came from
     */
    @Nullable
    Object on(Object state);
}
