package dev.syncline.process.pipe;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Says that nobody can read any more what was sent, like Python's {@code BrokenPipeError}; unchecked, so that bodies may let it through. */
public final class BrokenPipe extends UncheckedIOException {
    /** Says that the last read end is closed. */
    BrokenPipe() {
        super(new IOException("Broken pipe"));
    }
}
