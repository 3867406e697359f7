package dev.syncline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * What is in memory of a log: all that it tells while it grows. When it is complete, how it ended and, if it is not small,
 * the rest only as long as there is memory for it; the file tells it again. Thread-safe.
 */
final class LogMemory {
    private record Summary(long events, @Nullable Note ending) {}

    private final LogFile file;
    private @Nullable LogContents contents;
    private SoftReference<LogContents> remembered = new SoftReference<>(null);
    private @Nullable Summary summary;
    private boolean complete;

    /** Begins with a log that grows or, with null, with one that is complete and nobody has looked at. */
    LogMemory(LogFile file, @Nullable LogContents growing) {
        this.file = file;
        this.contents = growing;
        this.complete = growing == null;
    }

    /** Whether nothing follows any more. */
    synchronized boolean isComplete() {
        return complete;
    }

    /** Whether the file is not needed: the log still grows, or could not be written. */
    synchronized boolean isWhole() {
        return !complete || (contents != null && !contents.store().isInFile());
    }

    /** What the log tells if it still grows; null if it is complete. */
    synchronized @Nullable LogContents growing() {
        return complete ? null : contents;
    }

    /**
     * What the log tells.
     *
     * @throws UncheckedIOException if the file is needed and cannot be read
     */
    synchronized LogContents contents() {
        LogContents known = contents != null ? contents : remembered.get();
        if (known == null) {
            try {
                known = LogContents.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            remember(known);
        }
        return known;
    }

    /** How many events there are. */
    long events() {
        Summary known = summary();
        return known != null ? known.events : contents().store().events();
    }

    /** The note that tells of the end; null if there is none. */
    @Nullable
    Note ending() {
        Summary known = summary();
        return known != null ? known.ending : contents().ending();
    }

    /** Says that nothing follows. */
    synchronized void complete() {
        complete = true;
    }

    /** Keeps less in memory, if the log is complete. */
    synchronized void shrink() {
        if (complete && contents != null) {
            remember(contents);
        }
    }

    /** Lets go of all that need not be kept. */
    synchronized void forget() {
        remembered.clear();
    }

    private synchronized @Nullable Summary summary() {
        return summary;
    }

    private void remember(LogContents last) {
        summary = new Summary(last.store().events(), last.ending());
        remembered = new SoftReference<>(last);
        contents = last.isToBeKept() ? last : null;
    }
}
