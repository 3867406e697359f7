package dev.syncline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/**
 * The part of a log that is in memory: everything while it grows; after that, a summary and, unless the log is small,
 * the rest only as long as memory is not short, because the file has it as well. Thread-safe.
 */
final class LogMemory {
    private record Summary(long events, @Nullable Note ending) {}

    private final LogFile file;
    private @Nullable LogContents contents;
    private SoftReference<LogContents> cached = new SoftReference<>(null);
    private @Nullable Summary summary;
    private boolean complete;

    /** Begins with a growing log or, with null, with a complete one that was not read yet. */
    LogMemory(LogFile file, @Nullable LogContents growing) {
        this.file = file;
        this.contents = growing;
        this.complete = growing == null;
    }

    /** Whether the log has ended. */
    synchronized boolean isComplete() {
        return complete;
    }

    /** Whether the file is not needed, because the log still grows or could not be written. */
    synchronized boolean isIndependentOfFile() {
        return !complete || (contents != null && !contents.store().isInFile());
    }

    /** The contents if the log still grows; null if it is complete. */
    synchronized @Nullable LogContents growing() {
        return complete ? null : contents;
    }

    /**
     * The contents.
     *
     * @throws UncheckedIOException if the file is needed and cannot be read
     */
    synchronized LogContents contents() {
        LogContents known = contents != null ? contents : cached.get();
        if (known == null) {
            try {
                known = LogContents.of(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            keepSummary(known);
        }
        return known;
    }

    /** The number of events. */
    long events() {
        Summary known = summary();
        return known != null ? known.events : contents().store().events();
    }

    /** The final note; null if there is none. */
    @Nullable
    Note ending() {
        Summary known = summary();
        return known != null ? known.ending : contents().ending();
    }

    /** Marks the log as ended. */
    synchronized void complete() {
        complete = true;
    }

    /** Frees memory, if the log is complete. */
    synchronized void shrink() {
        if (complete && contents != null) {
            keepSummary(contents);
        }
    }

    /** Drops everything that can be read from the file again. */
    synchronized void forget() {
        cached.clear();
    }

    private synchronized @Nullable Summary summary() {
        return summary;
    }

    private void keepSummary(LogContents last) {
        summary = new Summary(last.store().events(), last.ending());
        cached = new SoftReference<>(last);
        contents = last.shouldStayInMemory() ? last : null;
    }
}
