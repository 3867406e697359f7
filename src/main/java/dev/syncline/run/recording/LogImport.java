package dev.syncline.run.recording;

import dev.syncline.log.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Takes logs that were recorded elsewhere into the directory of the logs. Thread-safe. */
public final class LogImport {
    // Guarded by this: the names of the files, of which two may be the same.

    private static final String UNFINISHED = ".unfinished";

    private final Path directory;
    private final String ending;

    /** Takes them into {@code directory}, where the names of the files of logs have this ending. */
    public LogImport(Path directory, String ending) {
        this.directory = directory;
        this.ending = ending;
    }

    /** Removes what a server has left in a directory that was killed while it copied a log. */
    public static void removeUnfinished(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies a log, and returns it opened from its new place; if the same one is there already, that.
     *
     * @throws RefusedLog if it is no log that can be shown, or its id is another log's; nothing is left then
     * @throws IOException if it cannot be read or written; nothing is left then
     */
    public Log take(InputStream from) throws IOException, RefusedLog {
        Path copy = Files.createTempFile(directory, "import-", UNFINISHED);
        try {
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            Path place = directory.resolve(checkedId(copy) + ending);
            move(copy, place);
            return Log.open(place);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private synchronized void move(Path copy, Path place) throws IOException, RefusedLog {
        try {
            Files.move(copy, place);
        } catch (FileAlreadyExistsException there) {
            if (Files.mismatch(copy, place) >= 0) {
                throw RefusedLog.taken(idIn(place));
            }
        }
    }

    private static String checkedId(Path file) throws RefusedLog {
        try (Log log = Log.open(file)) {
            LogCheck.check(log);
            return log.header().run();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw RefusedLog.broken("The file is not a log of Syncline of a version that this server knows.");
        }
    }

    private static String idIn(Path file) throws IOException {
        try (Log log = Log.open(file)) {
            return log.header().run();
        }
    }
}
