package dev.syncline.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Starts the packaged server as a hardened container does: the file system is read-only, nothing can be executed in the
 * temporary directory, which is empty, and the server is another user if the test is root.
 */
final class Container {
    private static final String ANOTHER_USER = "54321";

    /** Where the jar is inside. */
    private static final Path INSIDE = Path.of("/mnt");

    /** The only writable place inside. */
    private static final Path WRITABLE = Path.of("/tmp");

    private final List<String> mounts = new ArrayList<>(List.of(
            "mount --bind " + PackagedServer.JAR.getParent() + " " + INSIDE,
            "mount -t tmpfs -o mode=1777,nosuid,nodev,noexec,size=64m tmpfs " + WRITABLE));
    private final List<String> limits = new ArrayList<>();
    private final List<String> options = new ArrayList<>(List.of("-Xmx200m", PackagedServer.QUICK));

    /** One with shared memory that is mounted with these options. */
    Container(String sharedMemory) {
        mounts.add("mount -t tmpfs -o mode=1777,nosuid,nodev,noexec," + sharedMemory + " tmpfs /dev/shm");
        mounts.add("mount -o remount,bind,ro /");
    }

    /** Skips the test where such a mount is not allowed, and says why. */
    static void assumePossible() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "containers are made of Linux");
        List<String> command = new ArrayList<>(unshare());
        command.addAll(List.of("sh", "-c", "mount -t tmpfs tmpfs /mnt && mount -o remount,bind,ro /"));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "unshare is not here: " + e.getMessage());
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeTrue(process.waitFor() == 0, "this machine does not allow mounts: " + said);
    }

    /** Has the native library of JNA where it can be loaded from, as the image has. */
    Container withLibrary(Path directory) {
        options.add("-Djna.boot.library.path="
                + INSIDE.resolve(
                        Objects.requireNonNull(PackagedServer.JAR.getParent()).relativize(directory)));
        return this;
    }

    /** Allows so many processes and threads. */
    Container withTasks(int most) {
        limits.addAll(List.of("prlimit", "--nproc=%d:%d".formatted(most, most)));
        return this;
    }

    /** Starts the server, and waits until it is ready. */
    PackagedServer start() throws IOException {
        List<String> command = new ArrayList<>(unshare());
        command.addAll(List.of("sh", "-ec", String.join("\n", mounts) + "\nexec \"$@\"", "sh"));
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + ANOTHER_USER, "--regid=" + ANOTHER_USER, "--clear-groups"));
        }
        command.addAll(limits);
        Path jar = INSIDE.resolve(PackagedServer.JAR.getFileName());
        command.addAll(PackagedServer.command(jar, WRITABLE.resolve("data"), options.toArray(String[]::new)));
        return new PackagedServer(command, Map.of("HOME", "/nowhere"));
    }

    /** Copies the native library of JNA for this machine to a directory beside the jar. */
    static Path copyLibrary() throws IOException {
        String name = System.mapLibraryName("jnidispatch");
        Path directory = PackagedServer.JAR.resolveSibling("native");
        Files.createDirectories(directory);
        String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + name;
        try (InputStream library = Native.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("JNA has no library for this machine.");
            }
            Files.write(directory.resolve(name), library.readAllBytes());
        }
        return directory;
    }

    private static List<String> unshare() {
        return isRoot() ? List.of("unshare", "--mount") : List.of("unshare", "--mount", "--map-root-user");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
