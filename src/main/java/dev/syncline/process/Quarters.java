package dev.syncline.process;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The directory that a server has for its workers: their socket, the list of what was made, and, if the server was started
 * from one jar with jars inside, the classes that a worker needs.
 */
final class Quarters {
    private static final String PREFIX = "syncline-";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int LONGEST_SOCKET_PATH = 90;
    private static final List<String> OPTIONS = List.of(
            "-Xmx64m",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true");
    private static final int FIRST_JAVA_THAT_WARNS = 24;

    private final Path directory;
    private final List<String> command;

    private Quarters(Path directory, List<String> command) {
        this.directory = directory;
        this.command = command;
    }

    /** Makes the directory, which only its owner may enter. */
    static Quarters make() throws IOException {
        Path directory = parent().resolve(PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        if (Files.isDirectory(directory)) { // of an earlier server with our process id, as in a container
            Names.sweep(directory);
            remove(directory);
        }
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        unpackNative(directory);
        return new Quarters(directory, command(directory));
    }

    /** Removes the directories of servers that are gone, and what they have made. */
    static void sweep() {
        try (Stream<Path> all = Files.list(parent())) {
            for (Path directory : all.filter(Quarters::isLeft).toList()) {
                Names.sweep(directory);
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Where workers connect. */
    Path socket() {
        return directory.resolve("s");
    }

    /** Names for what a run shares. */
    Names names(String run) {
        return new Names(directory, "syncline." + ProcessHandle.current().pid() + "." + run, Board.SERVER);
    }

    /** Starts a worker that says {@code token} when it connects, and then, if it is to be warm, warms up. */
    Process start(long token, boolean warm) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(socket().toString());
        whole.add(Long.toString(token));
        whole.add(Boolean.toString(warm));
        return new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Removes the directory, and what workers have left that were killed before they had a part. */
    void close() throws IOException {
        Names.sweep(directory);
        remove(directory);
    }

    private static Path parent() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return temporary.toString().length() > LONGEST_SOCKET_PATH - 30 ? Path.of("/tmp") : temporary;
    }

    private static boolean isLeft(Path directory) {
        String name = directory.getFileName().toString();
        if (!name.matches(PREFIX + "\\d+-\\d+") || !Files.isDirectory(directory)) {
            return false;
        }
        long pid = Long.parseLong(name.substring(PREFIX.length(), name.lastIndexOf('-')));
        return ProcessHandle.of(pid).isEmpty();
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static List<String> command(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= FIRST_JAVA_THAT_WARNS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djna.nounpack=true");
        command.add("-Djna.boot.library.path=" + directory);
        command.add("-cp");
        command.add(String.join(":", classPath(directory)));
        command.add(WorkerMain.class.getName());
        return command;
    }

    /** Where the classes of Syncline and of JNA are; those inside the server's one jar are copied to the directory. */
    private static Set<String> classPath(Path directory) throws IOException {
        String ours = location(WorkerMain.class);
        if (!ours.startsWith("jar:nested:") && !ours.startsWith("nested:")) {
            return WorkerMain.class.getClassLoader() instanceof URLClassLoader loader
                    ? paths(loader)
                    : paths(System.getProperty("java.class.path").split(":", -1));
        }
        String jar = ours.replaceFirst("^(jar:)?nested:", "").replaceFirst("/!.*", "");
        return unpack(jar, directory);
    }

    /** The class path of a program that a build tool runs inside of itself. */
    private static Set<String> paths(URLClassLoader loader) {
        String[] entries = Arrays.stream(loader.getURLs()).map(URL::getPath).toArray(String[]::new);
        return paths(entries);
    }

    private static Set<String> paths(String... entries) {
        Set<String> path = new LinkedHashSet<>();
        for (String entry : entries) {
            if (!entry.isEmpty()) {
                path.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return path;
    }

    private static Set<String> unpack(String jar, Path directory) throws IOException {
        Set<String> path = new LinkedHashSet<>();
        Path classes = directory.resolve("classes");
        path.add(classes.toString());
        try (JarFile file = new JarFile(jar)) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                String name = entry.getName();
                boolean isClass = name.startsWith("BOOT-INF/classes/dev/syncline/") && name.endsWith(".class");
                boolean isJna = name.startsWith("BOOT-INF/lib/jna-");
                if (isClass || isJna) {
                    Path target = isClass
                            ? classes.resolve(name.substring("BOOT-INF/classes/".length()))
                            : directory.resolve(name.substring("BOOT-INF/lib/".length()));
                    copy(file.getInputStream(entry), target);
                    path.add(isJna ? target.toString() : classes.toString());
                }
            }
        }
        return path;
    }

    /** Copies the library of JNA, which every worker would otherwise unpack again for itself. */
    private static void unpackNative(Path directory) throws IOException {
        String name = System.mapLibraryName("jnidispatch").replace(".dylib", Platform.isMac() ? ".jnilib" : ".dylib");
        String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX.toLowerCase(Locale.ROOT) + "/" + name;
        InputStream library = Native.class.getResourceAsStream(resource);
        if (library != null) {
            copy(library, directory.resolve(name));
        }
    }

    private static void copy(InputStream source, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (source) {
            Files.copy(source, target);
        }
    }

    private static String location(Class<?> type) {
        try {
            return type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
