package dev.syncline.log.capture;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The same event, as JDK Flight Recorder keeps it; without a stack trace, which would cost it more. */
@Name("dev.syncline.Event")
@Label("Syncline event")
@Category("Syncline")
@StackTrace(false)
class FlightEvent extends Event {
    int kind;
    int actor;
    int object;
    int value;
    int peer;
    int line;
    boolean timed;

    @Nullable
    String text;
}
