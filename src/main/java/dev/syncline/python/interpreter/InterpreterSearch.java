package dev.syncline.python.interpreter;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where interpreters are looked for: those that are named, then the path, virtual environments, pyenv, the usual directories. */
final class InterpreterSearch {
    private static final Pattern NAME = Pattern.compile("python3(\\.\\d+t?)?");
    private static final List<String> USUAL =
            List.of("/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", "/opt/python/bin");

    private final Map<String, String> environment;
    private final Path home;

    /** Looks around with these environment variables, for the user with this home directory. */
    InterpreterSearch(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /**
     * Executables that may be interpreters, each once, however many links lead to it.
     *
     * @param named paths that come first; may be empty
     */
    List<Path> executables(List<Path> named) {
        List<Path> found = new ArrayList<>();
        named.stream().filter(Files::isExecutable).forEach(found::add);
        Stream.of("VIRTUAL_ENV", "CONDA_PREFIX")
                .map(environment::get)
                .filter(prefix -> prefix != null && !prefix.isBlank())
                .forEach(prefix -> found.addAll(in(Path.of(prefix, "bin"))));
        entries(environment.getOrDefault("PATH", "")).forEach(entry -> found.addAll(in(Path.of(entry))));
        for (Path version : children(pyenv().resolve("versions"))) {
            found.addAll(in(version.resolve("bin")));
        }
        USUAL.forEach(directory -> found.addAll(in(Path.of(directory))));
        return withoutRepetition(found);
    }

    private Path pyenv() {
        String root = environment.get("PYENV_ROOT");
        return root == null || root.isBlank() ? home.resolve(".pyenv") : Path.of(root);
    }

    private static Stream<String> entries(String path) {
        return Stream.of(path.split(File.pathSeparator)).filter(entry -> !entry.isBlank());
    }

    /** The interpreters in a directory; the scripts by which pyenv chooses one of them are none. */
    private static List<Path> in(Path directory) {
        return children(directory).stream()
                .filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
                .filter(file -> !directory.endsWith("shims") && Files.isExecutable(file))
                .toList();
    }

    private static List<Path> children(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        } catch (IOException | UncheckedIOException notThere) {
            return List.of();
        }
    }

    /** A virtual environment stays: what is installed there is not found through the executable that it links to. */
    private static List<Path> withoutRepetition(List<Path> found) {
        Set<Path> seen = new LinkedHashSet<>();
        List<Path> once = new ArrayList<>();
        for (Path path : found) {
            if (seen.add(real(path))) {
                once.add(path.toAbsolutePath());
            }
        }
        return once;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }
}
