package dev.syncline.process.ipc;

import java.util.NoSuchElementException;

/** An attribute of a manager's namespace was never set, as in Python. */
public final class AttributeError extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    /** Reports a missing attribute, in the words of Python. */
    public AttributeError(String message) {
        super(message);
    }
}
