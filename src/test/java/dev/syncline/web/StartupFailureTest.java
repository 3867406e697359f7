package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.syncline.Application;
import dev.syncline.web.config.SynclineProperties;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** What a user reads when the server does not start. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTest {
    @TempDir
    private Path directory = Path.of("");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SynclineProperties.class)
    static class JustSettings {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limits.workers=-1      | syncline.limits.workers takes a whole number from 0, not -1.
            limits.workers=many    | syncline.limits.workers takes a whole number, not 'many'
            limits.runs-at-once=0  | syncline.limits.runs-at-once takes a whole number from 1, not 0.
            limits.actors=70000    | syncline.limits.actors takes a whole number from 1 to 65534, not 70000.
            limits.objects=0       | syncline.limits.objects takes a whole number from 1 to 65534, not 0.
            limits.events=0        | syncline.limits.events takes a whole number from 1, not 0.
            limits.kept-runs=-1    | syncline.limits.kept-runs takes a whole number from 0, not -1.
            limits.kept-bytes=-1   | syncline.limits.kept-bytes takes a whole number from 0, not -1.
            limits.wall-time=0s    | syncline.limits.wall-time takes a time of at least 1s, not 0s.
            limits.wall-time=long  | syncline.limits.wall-time takes a time such as 90s or 5m, not 'long'
            limits.deadlock-linger=-1s | syncline.limits.deadlock-linger takes a time of at least 0s, not -1s.
            series-run-time=0s     | syncline.series-run-time takes a time of at least 1s.
            max-viewers=0          | syncline.max-viewers takes a whole number from 1.
            """)
    void namesTheSettingThatMakesNoSense(String setting, String sentence) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(JustSettings.class)
                .withPropertyValues("syncline." + setting)
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(OneLineFailureReporter.sentence(
                                    Objects.requireNonNull(new StartupFailureAnalyzer(null).analyze(failure))))
                            .startsWith(sentence);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --server.port=http                | server.port takes a whole number, not 'http'
            --server.port=99999               | server.port takes a whole number from 0 to 65535.
            --server.address=no.such.host.invalid | server.address takes an address or a name of this machine
            --server.address=192.0.2.1        | Set --server.address to an address of this machine
            --management.server.port=99999    | management.server.port takes a whole number from 0 to 65535.
            --syncline.limits.workers=-1      | syncline.limits.workers takes a whole number from 0, not -1.
            """)
    void saysOnOneLineWhyItDoesNotStart(String argument, String sentence, CapturedOutput output) {
        fail(argument);
        assertThat(output.getAll().strip())
                .contains("ERROR Syncline cannot start. ", sentence)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.port", "management.server.port"})
    void namesThePortThatIsInUse(String setting, CapturedOutput output) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            fail("--%s=%d".formatted(setting, port));
            assertThat(output.getAll().strip())
                    .contains("Port %d is in use".formatted(port), " --%s=%d.".formatted(setting, port + 1))
                    .doesNotContain("\n");
        }
    }

    @Test
    void namesTheDataDirectoryThatCannotBeUsed(CapturedOutput output) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        fail("--syncline.data-dir=" + file);
        assertThat(output.getAll().strip())
                .contains("The data directory %s cannot be used: ".formatted(file), "--syncline.data-dir=DIRECTORY")
                .doesNotContain("\n");
        assertThat(Files.size(file)).isZero();
    }

    /** Starts a server with this argument, which does not start. */
    private void fail(String argument) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                // not in the directory of the test: Tomcat makes it again when all is over
                "--server.tomcat.basedir=target/test-runs/tomcat-" + UUID.randomUUID(),
                "--syncline.data-dir=" + directory.resolve("data")));
        arguments.removeIf(given -> given.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
        arguments.add(argument);
        assertThrows(
                Exception.class,
                () -> SpringApplication.run(Application.class, arguments.toArray(String[]::new))
                        .close());
    }
}
