package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * People's paths through the packaged server, in a real Chromium: all of {@code frontend/e2e}.
 *
 * <p>It is one test among the others, so that they run beside it, because most of them wait most of the time.
 */
@Timeout(1800)
class BrowserIT {
    @Test
    void passesEveryBrowserTest() throws IOException, InterruptedException {
        assumeFalse(Boolean.getBoolean("e2e.skip"), "The browser tests are skipped by -Dfrontend.skip or -Dtest=…");
        Process npm = new ProcessBuilder(npm(), "run", "e2e")
                .directory(new File("frontend"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = npm.inputReader()) {
            List<String> lines = output.lines().peek(System.out::println).toList();
            assertThat(npm.waitFor()).as(() -> failures(lines)).isZero();
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    /** What Playwright says when all tests have been run: each failure, and how many there are. */
    private static String failures(List<String> lines) {
        List<String> after =
                lines.stream().dropWhile(line -> !line.startsWith("  1) ")).toList();
        return String.join("\n", after.isEmpty() ? lines : after);
    }

    private static String npm() {
        boolean isWindows =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return isWindows ? "npm.cmd" : "npm";
    }
}
