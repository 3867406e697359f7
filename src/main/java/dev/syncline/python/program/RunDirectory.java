package dev.syncline.python.program;

import dev.syncline.process.os.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** The directory of one run of a traced program. Only the user of the server may enter it. */
final class RunDirectory {
    private final Path directory;
    private final Path script;
    private final Board board;

    private RunDirectory(Path directory, Path script, Board board) {
        this.directory = directory;
        this.script = script;
        this.board = board;
    }

    /**
     * Creates it in {@code parent}, with all that the program needs but for the socket.
     *
     * @throws IOException if that fails; nothing is left then
     */
    static RunDirectory create(Path parent, String run, ProgramSettings settings) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(run), PrivateFiles.DIRECTORY);
        try {
            Path script = directory.resolve(settings.fileName());
            Files.writeString(script, settings.script(), StandardCharsets.UTF_8);
            Files.write(directory.resolve("program.json"), settings.json(script.toString()));
            ProgramLimits limits = settings.limits();
            if (limits != null) {
                Files.writeString(directory.resolve("limits"), limits.text());
            }
            return new RunDirectory(directory, script, Board.create(directory.resolve("board")));
        } catch (IOException | RuntimeException e) {
            PrivateFiles.removeTree(directory);
            throw e;
        }
    }

    /**
     * Creates it for a program that was started elsewhere, and has its script there.
     *
     * @throws IOException if that fails; nothing is left then
     */
    static RunDirectory createAttached(Path parent, String run, AttachedSettings settings) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(run), PrivateFiles.DIRECTORY);
        try {
            Files.write(directory.resolve("program.json"), settings.json());
            return new RunDirectory(directory, Path.of(settings.script()), Board.create(directory.resolve("board")));
        } catch (IOException | RuntimeException e) {
            PrivateFiles.removeTree(directory);
            throw e;
        }
    }

    Path path() {
        return directory;
    }

    /** The file of the script. */
    Path script() {
        return script;
    }

    /** The FIFO that the program writes its records to; the guard makes it. */
    Path events() {
        return directory.resolve("events");
    }

    /** The socket that the program connects to. */
    Path control() {
        return directory.resolve("control");
    }

    /** Why the guard has ended the program, as a sentence; empty if it has not. */
    Optional<String> overLimit() {
        try {
            return Optional.of(Files.readString(directory.resolve("over-limit"), StandardCharsets.UTF_8));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    Board board() {
        return board;
    }

    /** Gives the program these values of all constants that were changed since its start. */
    void knobs(Map<String, Object> values) throws IOException {
        Path next = directory.resolve("knobs.next");
        Files.write(next, ProgramSettings.bytes(values));
        Files.move(next, directory.resolve("knobs.json"), StandardCopyOption.ATOMIC_MOVE);
        board.knobsChanged();
    }

    /** Removes it with all that is in it. */
    void remove() throws IOException {
        PrivateFiles.removeTree(directory);
    }
}
