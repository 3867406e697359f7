package dev.syncline.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** The logs of runs cannot be kept in their directory; the message says where and why, in one sentence. */
public final class DataDirectoryException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    /** The directory {@code place}, or a file in it, cannot be used because of {@code cause}. */
    DataDirectoryException(Path place, IOException cause) {
        super("The data directory %s cannot be used: %s.".formatted(place, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "this account has no write permission there";
        }
        if (cause instanceof FileAlreadyExistsException there) {
            return "%s is not a directory".formatted(there.getFile());
        }
        if (cause instanceof NoSuchFileException) {
            return "it cannot be created";
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        if (reason == null) {
            return cause.getClass().getSimpleName();
        }
        return reason.contains("No space left") ? "the disk is full" : reason.toLowerCase(Locale.ROOT);
    }
}
