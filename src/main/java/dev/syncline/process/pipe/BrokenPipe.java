package dev.syncline.process.pipe;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Thrown when every read end is closed, like Python's {@code BrokenPipeError}; unchecked, so that bodies may let it
 * through.
 */
public final class BrokenPipe extends UncheckedIOException {
    /** Reports that the last read end is closed. */
    BrokenPipe() {
        super(new IOException("Broken pipe"));
    }
}
