package dev.syncline.process.os;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of one run, in the worker directory of its server: the files and semaphores that the run has created.
 *
 * <p>A line of it removes something only if this very run can have created it: it has a name of the run, is where the
 * run creates such things, and belongs to this user. Every other line is skipped.
 */
public final class ResourceList {
    /** A directory whose files are in memory only. */
    public static final Path MEMORY_DIRECTORY = Path.of("/dev/shm");

    /** Begins the line of a semaphore; its name follows. */
    static final String SEMAPHORE = "semaphore ";

    /** Begins the line of a file; its path follows. */
    static final String FILE = "file ";

    private static final System.Logger LOGGER = System.getLogger(ResourceList.class.getName());
    private static final String PREFIX = "names.";
    private static final long MAX_BYTES = 1 << 26;

    private final Path directory;
    private final String run;
    private final Pattern ownName;
    private final Pattern ownPath;

    /** The list of this run. */
    ResourceList(Path directory, String run) {
        this.directory = directory;
        this.run = run;
        String numbers = "\\.\\d{1,9}\\.\\d{1,10}";
        ownName = Pattern.compile(Pattern.quote(run) + numbers);
        ownPath = Pattern.compile(Pattern.quote(shortened(run)) + numbers);
    }

    /** The lists of all runs of the server with this process id, whose worker directory this was. */
    public static List<ResourceList> of(Path directory, long pid) throws IOException {
        Pattern name =
                Pattern.compile(Pattern.quote(PREFIX) + "(syncline\\.(" + pid + "\\.[a-z0-9]{1,40}|w\\.\\d{1,10}))");
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> name.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .map(found -> new ResourceList(directory, found.group(1)))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The file of the list of a run. */
    public static Path file(Path directory, String run) {
        return directory.resolve(PREFIX + run);
    }

    /** A short form of the name of a run, for paths, which may not be long. */
    public static String shortened(String run) {
        return Integer.toHexString(run.hashCode());
    }

    /** Removes what the list and the {@code more} lines name, and the list. */
    public void remove(Collection<String> more) {
        Path list = file(directory, run);
        try {
            UserPrincipal me = PrivateFiles.me(Files.isWritable(directory) ? directory : MEMORY_DIRECTORY);
            Set<String> lines = new LinkedHashSet<>(more);
            if (PrivateFiles.isOwnFile(list, me) && Files.size(list) <= MAX_BYTES) {
                lines.addAll(List.of(
                        Files.readString(list, StandardCharsets.ISO_8859_1).split("\n", -1)));
            }
            lines.forEach(line -> remove(line, me));
            Files.deleteIfExists(list);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "What {0} lists could not be removed: {1}", list, e.toString());
        }
    }

    private void remove(String line, UserPrincipal me) {
        try {
            if (line.startsWith(SEMAPHORE + "/")) {
                String name = line.substring(SEMAPHORE.length() + 1);
                if (ownName.matcher(name).matches()) {
                    removeSemaphore(name, me);
                }
            } else if (line.startsWith(FILE)) {
                removeFile(line.substring(FILE.length()), me);
            }
        } catch (IOException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "The {0} of an ended run could not be removed: {1}",
                    line,
                    e.toString());
        }
    }

    private void removeFile(String path, UserPrincipal me) throws IOException {
        String inMemory = nameIn(MEMORY_DIRECTORY, path);
        if (inMemory != null && ownName.matcher(inMemory).matches()) {
            Path file = MEMORY_DIRECTORY.resolve(inMemory);
            if (PrivateFiles.isOwnFile(file, me)) {
                Files.deleteIfExists(file);
            }
        }
        String inside = nameIn(directory, path);
        if (inside != null
                && (ownName.matcher(inside).matches() || ownPath.matcher(inside).matches())) {
            Files.deleteIfExists(directory.resolve(inside));
        }
    }

    private static @Nullable String nameIn(Path directory, String path) {
        String before = directory + "/";
        return path.startsWith(before) ? path.substring(before.length()) : null;
    }

    /** Removes a semaphore; on Linux it is a file in shared memory, so the library that knows it is not needed. */
    private static void removeSemaphore(String name, UserPrincipal me) throws IOException {
        if (Platform.isMac()) {
            Posix.semUnlink("/" + name);
            return;
        }
        Path file = MEMORY_DIRECTORY.resolve("sem." + name);
        if (PrivateFiles.isOwnFile(file, me)) {
            Files.deleteIfExists(file);
        }
    }
}
