package dev.syncline.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts in a directory, each in a file of its own. A script is written as a whole: into another file, which then takes its name.
 * Thread-safe.
 */
public final class Scripts {
    /** How many scripts there may be. */
    public static final int MAX = 500;

    /** How many bytes a script may have. */
    public static final int MAX_BYTES = 100 * 1024;

    /** What the name of a script looks like. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final String SUFFIX = ".py";

    private final Path directory;

    /** Keeps scripts in {@code directory}, which is made with the first of them. */
    public Scripts(Path directory) {
        this.directory = directory;
    }

    /** Whether a script may have this name. */
    public static boolean isName(String name) {
        return NAMES.matcher(name).matches() && !name.endsWith(SUFFIX);
    }

    /** Every script, by name. */
    public synchronized List<ScriptInfo> all() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<ScriptInfo> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX) && isName(withoutSuffix(name)) && Files.isRegularFile(file)) {
                    all.add(info(withoutSuffix(name)));
                }
            }
        }
        all.sort(Comparator.comparing(ScriptInfo::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(ScriptInfo::name));
        return all;
    }

    /** The script of this name. */
    public synchronized Optional<KeptScript> find(String name) throws IOException {
        try {
            return isName(name)
                    ? Optional.of(new KeptScript(info(name), Files.readString(file(name), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /**
     * Saves a script.
     *
     * @param name its name, which {@link #isName} is true of
     * @param expected tells whether the script that is there now, if any, is the one that the writer means to replace
     * @throws StaleScript if it is not
     * @throws IllegalStateException if there are too many scripts
     */
    public synchronized KeptScript save(String name, String text, Predicate<Optional<KeptScript>> expected)
            throws IOException, StaleScript {
        Optional<KeptScript> present = find(name);
        refuseIfStale(name, present, expected);
        if (present.isEmpty() && all().size() >= MAX) {
            throw new IllegalStateException(
                    "There are %d scripts, which is the limit; delete one first.".formatted(MAX));
        }
        Files.createDirectories(directory);
        Path next = Files.createTempFile(directory, ".next", null);
        try {
            Files.writeString(next, text, StandardCharsets.UTF_8);
            Files.move(next, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
        return new KeptScript(info(name), text);
    }

    /**
     * Deletes a script; returns whether there was one.
     *
     * @param expected tells whether the script that is there is the one that is meant
     * @throws StaleScript if it is not
     */
    public synchronized boolean delete(String name, Predicate<Optional<KeptScript>> expected)
            throws IOException, StaleScript {
        Optional<KeptScript> present = find(name);
        if (present.isEmpty()) {
            return false;
        }
        refuseIfStale(name, present, expected);
        return Files.deleteIfExists(file(name));
    }

    private static void refuseIfStale(
            String name, Optional<KeptScript> present, Predicate<Optional<KeptScript>> expected) throws StaleScript {
        if (!expected.test(present)) {
            throw new StaleScript(
                    present.isEmpty()
                            ? "There is no script '%s' any more: it was deleted or renamed.".formatted(name)
                            : "The script '%s' was saved by another window meanwhile.".formatted(name));
        }
    }

    private ScriptInfo info(String name) throws IOException {
        Path file = file(name);
        return new ScriptInfo(
                name, Files.size(file), Files.getLastModifiedTime(file).toInstant());
    }

    private Path file(String name) {
        return directory.resolve(name + SUFFIX);
    }

    private static String withoutSuffix(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
