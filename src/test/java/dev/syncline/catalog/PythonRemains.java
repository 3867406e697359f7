package dev.syncline.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left of runs of Python programs. Processes and shared memory are seen where there is {@code /proc}. */
public final class PythonRemains {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String SHARED_MEMORY = "/dev/shm/";

    private PythonRemains() {}

    /** The threads of the server, the processes, and the files that the run of this id still has. */
    public static List<String> of(String run) {
        List<String> remains = new ArrayList<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("[" + run))
                .forEach(remains::add);
        of(run, processes())
                .map(process -> "process %s: %s".formatted(process.getFileName(), command(process)))
                .forEach(remains::add);
        Stream.concat(Stream.of(TEMPORARY), entries(TEMPORARY, "*").stream())
                .map(place -> place.resolve(run))
                .filter(Files::exists)
                .map(Path::toString)
                .forEach(remains::add);
        return remains;
    }

    /** The process ids of the guard, the program and its children in the run of this id; not that of Python's own resource tracker. */
    public static List<Long> processes(String run) {
        return of(run, processes())
                .filter(process -> !command(process).contains("resource_tracker"))
                .map(process -> Long.valueOf(process.getFileName().toString()))
                .toList();
    }

    /** What a process of a run is: the guard, the main process of the program, or one that this one has started. */
    public static String role(long process) {
        if (isGuard(process)) {
            return "guard";
        }
        boolean isMain = ProcessHandle.of(process)
                .flatMap(ProcessHandle::parent)
                .filter(parent -> isGuard(parent.pid()))
                .isPresent();
        return isMain ? "main" : "child";
    }

    private static boolean isGuard(long process) {
        return command(PROCESSES.resolve(String.valueOf(process))).contains("guard.py");
    }

    /** The processes that run in the directory of this run. */
    private static Stream<Path> of(String run, List<Path> processes) {
        return processes.stream()
                .filter(process -> target(process.resolve("cwd")).contains(run));
    }

    private static String command(Path process) {
        return text(process.resolve("cmdline"));
    }

    /** The names of the blocks of shared memory that processes of this run use now, and that somebody has to unlink. */
    public static Set<String> sharedMemory(String run) {
        return of(run, processes())
                .flatMap(process -> text(process.resolve("maps")).lines())
                .filter(line -> line.contains(SHARED_MEMORY) && !line.endsWith("(deleted)"))
                .map(line -> line.substring(line.indexOf(SHARED_MEMORY) + SHARED_MEMORY.length()))
                .collect(Collectors.toSet());
    }

    /** Those of these blocks of shared memory that are still there. */
    public static List<String> stillThere(Set<String> blocks) {
        return blocks.stream()
                .filter(block -> Files.exists(Path.of(SHARED_MEMORY + block)))
                .toList();
    }

    /** The directories in which programs of this virtual machine run: one of each server that it has. */
    public static Set<Path> places() {
        return Set.copyOf(entries(
                TEMPORARY,
                "syncline-python-%d-*".formatted(ProcessHandle.current().pid())));
    }

    private static List<Path> processes() {
        return Files.isDirectory(PROCESSES) ? entries(PROCESSES, "[0-9]*") : List.of();
    }

    private static List<Path> entries(Path directory, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, pattern)) {
            all.forEach(found::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException ended) {
            return "";
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
