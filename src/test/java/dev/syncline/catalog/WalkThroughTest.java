package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeanUtils;

/** The example of the walk-through in {@code CONTRIBUTING.md} compiles and plays. */
@Timeout(120)
class WalkThroughTest {
    private static final Path PAGE = Path.of("CONTRIBUTING.md");

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @TempDir
    private Path directory;

    @Test
    void itsScenarioCompilesAndPlays() throws Exception {
        Path source = write("PingPong.java", block("java"));
        compile(source);

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Class<?> type = loader.loadClass("dev.syncline.catalog.PingPong");
            Scenario pingPong = (Scenario) BeanUtils.instantiateClass(type);
            Run run = player.play(pingPong, Map.of("turns", 3, "pauseMs", 10.0));

            assertThat(pingPong.id()).isEqualTo("ping-pong");
            assertThat(run.state()).isEqualTo(RunState.FINISHED);
            assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
            assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("Players at once: 1 at most. Balls: 1.");
        }
    }

    @Test
    void itsTwinPrintsWhatItPromises() throws IOException, InterruptedException {
        Python.assumeThere(directory);
        Path twin = write("ping-pong.py", block("python"));
        Path output = directory.resolve("output");

        Process process = Python.start(output, twin.toString());

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(output)).containsPattern(Python.promise(twin));
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        String classes = Path.of("target", "classes").toString();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(findings, null, null)) {
            List<String> options = List.of("-proc:none", "-cp", classes, "-d", directory.toString());
            boolean compiled = compiler.getTask(null, files, findings, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(findings.getDiagnostics().toString()).isTrue();
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String block(String language) throws IOException {
        Matcher fence =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(fence.find()).as("a block in %s", language).isTrue();
        return fence.group(1);
    }
}
