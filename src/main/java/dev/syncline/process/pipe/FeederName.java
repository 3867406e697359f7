package dev.syncline.process.pipe;

import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.trace.Actor;
import java.util.function.BooleanSupplier;

/** Names a {@link Feeder} after the actor whose item it writes first. */
final class FeederName {
    private static final int MAX_LENGTH = 16;
    private static final int MAX_NUMBER = 9;
    private static final String SUFFIX = " feeder";

    private FeederName() {}

    /** Starts a feeder under a free name; the result tells whether no actor is left to feed for. */
    static BooleanSupplier start(ActorStarter threads, Actor actor, Runnable feed) {
        String suffix = SUFFIX;
        for (int number = 2; true; number++) {
            try {
                return threads.start(shorten(actor.name(), MAX_LENGTH - suffix.length()) + suffix, actor, feed);
            } catch (IllegalArgumentException taken) {
                if (number > MAX_NUMBER) {
                    throw taken;
                }
                suffix = " feed " + number;
            }
        }
    }

    /** A name cut to at most {@code max} characters in a way that keeps its number. */
    private static String shorten(String name, int max) {
        if (name.length() <= max) {
            return name;
        }
        String number = name.substring(name.lastIndexOf(' ') + 1);
        String end = number.length() <= 3 ? " " + number : "";
        return name.substring(0, max - 1 - end.length()) + "…" + end;
    }
}
