package dev.syncline.process.manager;

import java.util.Collection;
import java.util.Map;

/** How much is in what a manager holds. */
final class Sizes {
    private Sizes() {}

    /** How many items; 0 for what has none. */
    static int of(Object state) {
        if (state instanceof Collection<?> items) {
            return items.size();
        }
        return state instanceof Map<?, ?> map ? map.size() : 0;
    }
}
