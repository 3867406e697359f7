package dev.syncline.run.spec;

/** A limit was reached; the message is one sentence that says which, and what to do. */
public final class LimitExceeded extends RuntimeException {
    /** Makes the exception; the message says which limit was reached. */
    public LimitExceeded(String message) {
        super(message);
    }
}
