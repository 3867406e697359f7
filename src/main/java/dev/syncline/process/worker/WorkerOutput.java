package dev.syncline.process.worker;

import dev.syncline.process.os.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;

/** The standard output and error of a worker process, kept in a file until they are no longer needed. */
record WorkerOutput(Path file) {
    private static final int MAX_BYTES = 2_000;
    private static final int MAX_LINES = 3;
    private static final Pattern STACK = Pattern.compile("at |Caused by: |\\.\\.\\. \\d+ more");
    private static final Pattern EXCEPTION = Pattern.compile("^Exception in thread \"main\" (?:java\\.io\\.\\w+: )*");

    /** Keeps them in this file, which must not exist. */
    static WorkerOutput in(Path file) throws IOException {
        return new WorkerOutput(Files.createFile(file, PrivateFiles.FILE));
    }

    /** The last lines, joined; empty if there are none. */
    String text() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(Math.max(0, channel.size() - MAX_BYTES));
            ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // the file may have more
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !STACK.matcher(line).lookingAt())
                    .map(line -> EXCEPTION.matcher(line).replaceFirst(""))
                    .toList();
            return String.join(" ", lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** The output or, if it is empty, a sentence with the exit code. */
    static String orExit(String output, int code) {
        return output.isEmpty() ? "The process exited with code %d without output.".formatted(code) : output;
    }

    /** Removes the file. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is removed with its directory
        }
    }
}
