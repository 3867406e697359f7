package dev.syncline.process.pipe;

import java.io.EOFException;
import java.io.UncheckedIOException;

/** Says that a pipe is empty and nobody can send any more, like Python's {@code EOFError}; unchecked, so that bodies may let it through. */
public final class EndOfFile extends UncheckedIOException {
    /** Says that the last write end is closed. */
    EndOfFile() {
        super(new EOFException("every write end is closed"));
    }
}
