package dev.syncline.scenario;

import java.util.Locale;

/** What a timeline shows from left to right. */
public enum Axis {
    /** Time: everything is as long as it took. */
    TIME,

    /** Events: each is one step, and a stretch without events is a break as wide as every other. */
    EVENTS;

    /** The name in links and in what the server sends, for example {@code events}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
