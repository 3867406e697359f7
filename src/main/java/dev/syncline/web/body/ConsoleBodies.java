package dev.syncline.web.body;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The bodies of requests about the console of a run. */
public final class ConsoleBodies {
    private static final int MAX_LENGTH = 10_000;
    private static final String SOME_TEXT = "(?s)(?=.*\\S).{1," + MAX_LENGTH + "}";
    private static final String ANY_TEXT = "(?s).{0," + MAX_LENGTH + "}";

    private ConsoleBodies() {}

    /**
     * Runs something that the user has typed.
     *
     * @param line one line of Python, or several
     */
    public record RunLine(
            @NotNull
            @Pattern(regexp = SOME_TEXT)
            @Takes("Python code of at most " + MAX_LENGTH + " characters")
            @Schema(description = "One line of Python, or several", example = "e.set()")
            String line) {}

    /**
     * Asks for the names that exist.
     *
     * @param text what was typed before the cursor
     */
    public record Complete(
            @NotNull
            @Pattern(regexp = ANY_TEXT)
            @Takes("a text of at most " + MAX_LENGTH + " characters")
            @Schema(description = "What was typed before the cursor", example = "queue.pu")
            String text) {}

    /**
     * A command that was accepted.
     *
     * @param command its number in the notes {@code typed} and {@code answered} of the log
     */
    public record Accepted(int command) {}
}
