package dev.syncline.process.ipc;

/** Something whose processes or threads work for the body of a run, and end with it. */
public interface Service {
    /**
     * Is called when the body has ended.
     *
     * @param orderly whether the body returned by itself
     */
    void bodyEnded(boolean orderly);
}
