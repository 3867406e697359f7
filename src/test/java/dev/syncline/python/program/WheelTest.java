package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wheel is one that pip installs, checks and removes. */
@Timeout(180)
class WheelTest {
    private final List<Interpreter> interpreters = new Interpreters(List.of()).all();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeEach
    void needsPip() throws Exception {
        assumeFalse(interpreters.isEmpty(), "no CPython from 3.9 on was found on this machine");
        assumeTrue(python("-m", "pip", "--version") == 0, "this CPython has no pip");
    }

    @Test
    void pipInstallsThePackageAndTheCommand() throws Exception {
        Files.write(directory.resolve(Wheel.FILE), Wheel.bytes());
        Files.writeString(directory.resolve("program.py"), "import sys\nprint('from', sys.argv[1])\nsys.exit(4)\n");
        assertThat(python("-m", "pip", "install", "--no-index", "--target", "installed", Wheel.FILE))
                .as(output())
                .isZero();

        assertThat(python("installed/bin/syncline", "trace", "--record", "log", "program.py", "here"))
                .as(output())
                .isEqualTo(4);
        assertThat(output()).isEqualTo("from here\n");
        assertThat(directory.resolve("log")).isNotEmptyFile();
    }

    @Test
    void hasTheVersionOfTheProjectAndIsAlwaysTheSame() throws IOException {
        String project = Files.readString(Path.of("src/main/python/pyproject.toml"));
        String version = Wheel.FILE.split("-", -1)[1];
        assertThat(project)
                .contains(
                        "version = \"%s\"".formatted(version), "syncline.command:entry", "\"syncline.testing.plugin\"");
        assertThat(Wheel.bytes()).isEqualTo(Wheel.bytes());
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Wheel.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName().replaceFirst(".*dist-info/", ""));
                if (entry.getName().endsWith("entry_points.txt")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .contains("[console_scripts]\nsyncline = syncline.command:entry\n")
                            .endsWith("[pytest11]\nsyncline = syncline.testing.plugin\n");
                }
            }
        }
        assertThat(names).endsWith("METADATA", "WHEEL", "entry_points.txt", "RECORD");
        assertThat(names.subList(0, names.size() - 4)).isSorted().contains("syncline/command.py");
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"));
    }

    private int python(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(interpreters.get(0).path().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(variable -> variable.startsWith("PYTHON"));
        environment.put("PYTHONPATH", directory.resolve("installed").toString());
        environment.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        environment.put("TMPDIR", directory.toString());
        Process process = builder.start();
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
