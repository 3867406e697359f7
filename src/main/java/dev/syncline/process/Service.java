package dev.syncline.process;

/** Processes that serve the body of a run, and have nothing to do when it has ended. */
public interface Service {
    /**
     * Takes note that the body has ended.
     *
     * @param orderly whether it came to its end by itself
     */
    void bodyEnded(boolean orderly);
}
