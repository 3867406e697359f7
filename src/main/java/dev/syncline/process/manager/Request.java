package dev.syncline.process.manager;

import dev.syncline.trace.Kind;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy sends to its manager.
 *
 * @param what kind of request it is
 * @param caller the number of the actor whose request it is
 * @param callerName its name
 * @param line where it stands in the scenario's source
 * @param object the number of the object that the manager has
 * @param access how the object is used, {@code READ} or {@code WROTE}; null for neither
 * @param text the request in words
 * @param deed what to do
 */
record Request(
        What what,
        int caller,
        String callerName,
        int line,
        int object,
        @Nullable Kind access,
        String text,
        RemoteCall deed)
        implements Serializable {
    /** The kinds of requests. */
    enum What {
        /** Make an object: the deed is done on the map of all. */
        MAKE,
        /** Use an object. */
        USE,
        /** Use it without an event. */
        ASK,
        /** Come to an end. */
        END
    }
}
