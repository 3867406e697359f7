package dev.syncline.process.worker;

import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.JnaLibrary;
import dev.syncline.process.os.PrivateFiles;
import dev.syncline.process.os.ResourceList;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.process.os.ServerDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The directory of a server for its workers: their socket, the resource lists, and the files that a worker needs to
 * start. Only the user of the server may enter it.
 */
final class WorkerDirectory {
    private static final String PREFIX = "syncline-";
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();
    private static final List<String> OPTIONS = List.of(
            "-Xmx64m",
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=10", // most of what a worker runs, it runs a few times
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Djna.platform.library.path="); // else JNA asks a process of the system where its libraries are
    private static final int FIRST_JAVA_WITH_WARNING = 24;

    /** Environment variables from which Java takes options; those of the server are not for its workers. */
    private static final List<String> JAVA_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

    private final Path directory;
    private final Path library;
    private final Collection<String> classPath;
    private final AtomicInteger started = new AtomicInteger();

    private WorkerDirectory(Path directory, Path library, Collection<String> classPath) {
        this.directory = directory;
        this.library = library;
        this.classPath = classPath;
    }

    /**
     * Creates the directory.
     *
     * @param fallback the directory of the native library if nothing can be executed in the new one
     */
    static WorkerDirectory create(Path fallback) throws IOException {
        Path directory = ServerDirectories.create(PREFIX);
        IN_USE.add(directory);
        try {
            return new WorkerDirectory(
                    directory, JnaLibrary.place(List.of(directory, fallback)), WorkerCode.classPath(directory));
        } catch (IOException | RuntimeException e) {
            PrivateFiles.removeTree(directory);
            IN_USE.remove(directory);
            throw e;
        }
    }

    /** Removes the directories of servers that have ended, and the resources in their lists. */
    static void removeLeftovers() {
        Leftovers.remove(ServerDirectories.parent(), IN_USE);
    }

    Path directory() {
        return directory;
    }

    /** The socket to which workers connect. */
    Path socket() {
        return socket(directory);
    }

    /** The socket to which workers of a server with this directory connect. */
    static Path socket(Path directory) {
        return directory.resolve("s");
    }

    /**
     * Whether everything that a worker needs still exists; a cleanup of the temporary directory may have removed it.
     */
    boolean isIntact() {
        return Files.exists(socket(), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(library)
                && classPath.stream().allMatch(entry -> !isInside(entry) || Files.exists(Path.of(entry)))
                && (!library.equals(directory) || Files.exists(library.resolve(JnaLibrary.fileName())));
    }

    /** Names for the shared things of a run. */
    ResourceNames names(String run) {
        return new ResourceNames(
                directory, "syncline." + ProcessHandle.current().pid() + "." + run, SharedPage.SERVER);
    }

    /** Starts a worker that sends {@code token} when it connects, in this mode. */
    StartedWorker start(long token, WorkerMode mode) throws IOException {
        List<String> whole = new ArrayList<>(command());
        whole.add(socket().toString());
        whole.add(Long.toString(token));
        whole.add(mode.name());
        WorkerOutput output = WorkerOutput.in(directory.resolve("output." + started.incrementAndGet()));
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()));
        JAVA_VARIABLES.forEach(builder.environment()::remove);
        try {
            return new StartedWorker(builder.start(), output);
        } catch (OutOfMemoryError noThread) { // the one that waits for the end of the process
            output.delete();
            throw BackgroundThread.noThread(noThread); // the token of the process is not registered, so it ends
        } catch (IOException e) {
            output.delete();
            throw e;
        }
    }

    /** Removes the directory, and the leftovers of workers that were killed during their warm-up. */
    void close() throws IOException {
        try {
            ResourceList.of(directory, ProcessHandle.current().pid()).forEach(list -> list.remove(Set.of()));
            PrivateFiles.removeTree(directory);
        } finally {
            IN_USE.remove(directory);
        }
    }

    private boolean isInside(String entry) {
        return entry.startsWith(directory.toString());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_WARNING) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djna.nounpack=true");
        command.add("-Djna.boot.library.path=" + library);
        command.add("-cp");
        command.add(String.join(":", classPath));
        command.add(WorkerMain.class.getName());
        return command;
    }
}
