package dev.syncline.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The code of a scenario: the very file that was compiled, or what the screen shows of it, or the program in Python.
 *
 * @param file the name of the file
 * @param firstLine the number, in the file, of the first line of {@code text}
 * @param text the lines, without the indentation that they share
 */
public record Source(String file, int firstLine, String text) {
    private static final String BODY = "public void play(Stage";

    /** The body of the scenario in Java, from its method {@code play} to the end of the class. */
    public static Source java(Scenario scenario) {
        Source whole = javaFile(scenario);
        List<String> lines = whole.text.lines().toList();
        int first = 0;
        while (first < lines.size() && !lines.get(first).contains(BODY)) {
            first++;
        }
        int end = Math.max(lines.lastIndexOf("}"), first);
        String text = lines.subList(first, end).stream().collect(Collectors.joining("\n"));
        return new Source(whole.file, first + 1, text.stripIndent());
    }

    /** The whole file in Java. */
    public static Source javaFile(Scenario scenario) {
        String file = scenario.getClass().getSimpleName() + ".java";
        List<String> lines = read(scenario.getClass().getResourceAsStream(file));
        return new Source(file, 1, String.join("\n", lines));
    }

    /** The whole program in Python. */
    public static Source python(Scenario scenario) {
        String file = scenario.id() + ".py";
        List<String> lines = read(Source.class.getResourceAsStream("/catalog/" + file));
        return new Source(file, 1, String.join("\n", lines));
    }

    /** A picture of a recorded run, as an SVG that takes its colours from the page; null if there is none. */
    public static @Nullable String picture(Scenario scenario) {
        List<String> lines = read(Source.class.getResourceAsStream("/catalog/" + scenario.id() + ".svg"));
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static List<String> read(@Nullable InputStream resource) {
        if (resource == null) {
            return List.of();
        }
        try (resource) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
