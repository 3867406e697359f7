package dev.syncline.process.pipe;

import java.io.EOFException;
import java.io.UncheckedIOException;

/**
 * Thrown when a pipe is empty and every write end is closed, like Python's {@code EOFError}; unchecked, so that bodies
 * may let it through.
 */
public final class EndOfFile extends UncheckedIOException {
    /** Reports that the last write end is closed. */
    EndOfFile() {
        super(new EOFException("every write end is closed"));
    }
}
