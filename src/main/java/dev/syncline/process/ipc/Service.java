package dev.syncline.process.ipc;

/** What serves the body of a run with processes or threads, and has nothing to do when it has ended. */
public interface Service {
    /**
     * Takes note that the body has ended.
     *
     * @param orderly whether it came to its end by itself
     */
    void bodyEnded(boolean orderly);
}
