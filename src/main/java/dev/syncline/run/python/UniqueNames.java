package dev.syncline.run.python;

import java.util.Set;

/** Names that are told apart by a number, because a program may use one twice. */
final class UniqueNames {
    private UniqueNames() {}

    /** The name itself or, if it is taken, the first free one of {@code name (2)}, {@code name (3)} …; it is taken then. */
    static String next(Set<String> taken, String name) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = "%s (%d)".formatted(name, i);
        }
        return free;
    }
}
