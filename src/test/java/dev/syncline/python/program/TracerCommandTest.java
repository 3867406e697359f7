package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.Application;
import dev.syncline.process.os.Posix;
import dev.syncline.python.interpreter.Interpreters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server's own jar as the command line of the tracer, in a virtual machine of its own. */
@Timeout(120)
class TracerCommandTest {
    private final List<Process> started = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void needsPython() {
        boolean isOnPath = new Interpreters(List.of())
                .all().stream()
                        .anyMatch(one -> one.path().getFileName().toString().startsWith("python3"));
        assumeTrue(isOnPath, "no CPython from 3.9 on was found on this machine");
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void theScriptHasItsArgumentsItsPathAndItsExitStatus() throws Exception {
        Process java = start("import sys\nprint(sys.argv[1:], 'syncline' in sys.path[0])\nsys.exit(3)\n", "one two");
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).isEqualTo("['one two'] False\n");
        assertThat(java.exitValue()).isEqualTo(3);
        assertThat(directory.resolve("log")).isNotEmptyFile();
        assertThat(left()).isEmpty();
    }

    @Test
    void aSignalThatEndsItEndsTheScript() throws Exception {
        Process java = start("""
                import signal, sys
                signal.signal(signal.SIGTERM, lambda *_: sys.exit('told'))
                print('ready', flush=True)
                signal.pause()
                """);
        await().until(() -> output().equals("ready\n"));
        java.destroy();
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).isEqualTo("ready\ntold\n");
        assertThat(left()).isEmpty();
    }

    @Test
    void anInterruptIsForTheScript() throws Exception {
        Process java = start("""
                import signal
                print('ready', flush=True)
                try:
                    signal.pause()
                except KeyboardInterrupt:
                    raise SystemExit(6)
                """);
        await().until(() -> output().equals("ready\n"));
        long script = java.children().findFirst().orElseThrow().pid();
        Posix.interrupt(java.pid());
        Posix.interrupt(script);
        assertThat(java.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(java.exitValue()).isEqualTo(6);
    }

    @Test
    void onlyItsOwnWordsAreMeant() {
        assertThat(TracerCommand.isMeant()).isFalse();
        assertThat(TracerCommand.isMeant("--server.port=8080", "trace")).isFalse();
        assertThat(TracerCommand.isMeant("open", "race.cborseq")).isTrue();
    }

    private Process start(String source, String... arguments) throws IOException {
        Files.writeString(directory.resolve("program.py"), source);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.io.tmpdir=" + directory,
                Application.class.getName(),
                "trace",
                "--record",
                "log",
                "program.py"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("TMPDIR", directory.toString());
        Process java = builder.start();
        started.add(java);
        return java;
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("syncline-"))
                    .toList();
        }
    }
}
