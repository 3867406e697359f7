package dev.syncline.process;

import java.util.NoSuchElementException;

/** An attribute of a manager's namespace was never set, as in Python. */
public final class AttributeError extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    AttributeError(String message) {
        super(message);
    }
}
