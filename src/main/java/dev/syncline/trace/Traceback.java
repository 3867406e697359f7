package dev.syncline.trace;

import java.util.regex.Pattern;

/** The frames of a Python script behind the message of an exception that ended an actor; see {@code docs/log-format.md}. */
public final class Traceback {
    private static final Pattern FRAMES = Pattern.compile("(?:\n {2}File \"[^\"\n]*\", line \\d+, in [^\n]*)+$");

    private Traceback() {}

    /** The text of a {@code raised} without the frames: the class and the message. */
    public static String without(String text) {
        return text.indexOf('\n') < 0 ? text : FRAMES.matcher(text).replaceFirst("");
    }
}
