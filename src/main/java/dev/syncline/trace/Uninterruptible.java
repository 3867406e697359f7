package dev.syncline.trace;

/** Waits that an interrupt does not end; the thread is interrupted again afterwards. */
public final class Uninterruptible {
    /** A wait that an interrupt ends. */
    @FunctionalInterface
    public interface Wait {
        /** Waits. */
        void run() throws InterruptedException;
    }

    private Uninterruptible() {}

    /** Runs {@code wait}, and runs it again each time an interrupt has ended it. */
    public static void await(Wait wait) {
        try (HeldInterrupt interrupt = new HeldInterrupt()) {
            while (true) {
                try {
                    wait.run();
                    return;
                } catch (InterruptedException e) {
                    interrupt.hold(e);
                }
            }
        }
    }
}
