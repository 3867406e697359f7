package dev.syncline.trace;

/** What the log says of waits that a killed process may have caused, for those who record them and those who look for stalls. */
public final class WaitText {
    /** A notifier, with the lock inside the object, waits until those that it has notified have woken. */
    public static final String FOR_NOTIFIED =
            "waits for an actor that it has notified to wake: was it killed while it slept?";

    /** An actor that arrives at a barrier waits for the lock inside, and has waited for long. */
    public static final String FOR_LOCK_INSIDE = "waits for the lock inside the barrier: was its holder killed?";

    private WaitText() {}
}
