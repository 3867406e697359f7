package dev.syncline.process.manager;

import dev.syncline.trace.Kind;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy sends to its manager.
 *
 * @param what kind of request it is
 * @param caller the number of the calling actor
 * @param callerName its name
 * @param line its line in the scenario's source
 * @param object the number of the object
 * @param access how the object is used, {@code READ} or {@code WROTE}; null for neither
 * @param text the request as text
 * @param call the operation
 */
record Request(
        What what,
        int caller,
        String callerName,
        int line,
        int object,
        @Nullable Kind access,
        String text,
        RemoteCall call)
        implements Serializable {
    /** The kinds of requests. */
    enum What {
        /** Make an object: the call receives the map of all objects. */
        MAKE,
        /** Use an object. */
        USE,
        /** Use an object without events. */
        QUERY,
        /** End the manager. */
        END
    }
}
