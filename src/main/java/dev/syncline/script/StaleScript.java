package dev.syncline.script;

/** A script is not what the writer took it for: somebody else has saved, made or deleted it meanwhile. */
public final class StaleScript extends Exception {
    private static final long serialVersionUID = 1;

    /** Says so in a sentence. */
    StaleScript(String message) {
        super(message);
    }
}
