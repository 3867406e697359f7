package dev.syncline.process.manager;

import java.util.Collection;
import java.util.Map;

/** The sizes of the objects of a manager. */
final class Sizes {
    private Sizes() {}

    /** The number of items; 0 for an object without items. */
    static int of(Object state) {
        if (state instanceof Collection<?> items) {
            return items.size();
        }
        return state instanceof Map<?, ?> map ? map.size() : 0;
    }
}
