package dev.syncline.python.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InterpreterSearchTest {
    @TempDir
    private Path home;

    @Test
    void findsThemOnThePathInPyenvAndInTheVirtualEnvironmentThatIsActive() throws IOException {
        Path onPath = executable("bin/python3.12");
        Path ofPyenv = executable(".pyenv/versions/3.13.0/bin/python3");
        Path ofEnvironment = executable("venv/bin/python3");

        List<Path> found = search(Map.of(
                "PATH", home.resolve("bin").toString(),
                "VIRTUAL_ENV", home.resolve("venv").toString()));

        assertThat(found).containsSubsequence(ofEnvironment, onPath, ofPyenv);
    }

    @Test
    void namedOnesComeFirst() throws IOException {
        Path named = executable("anywhere/my-python");
        Path onPath = executable("bin/python3");

        List<Path> found =
                new InterpreterSearch(Map.of("PATH", home.resolve("bin").toString()), home).executables(List.of(named));

        assertThat(found).startsWith(named, onPath);
    }

    @Test
    void oneThatSeveralLinksLeadToIsFoundOnce() throws IOException {
        Path real = executable("bin/python3.12");
        Files.createSymbolicLink(home.resolve("bin/python3"), real);

        assertThat(search(Map.of("PATH", home.resolve("bin").toString())))
                .filteredOn(path -> path.startsWith(home))
                .hasSize(1);
    }

    @Test
    void otherProgramsShimsAndWhatCannotBeExecutedAreNone() throws IOException {
        executable("bin/python3-config");
        executable("bin/python2");
        executable("shims/python3");
        Files.createFile(home.resolve("bin/python3.11"));

        assertThat(search(Map.of("PATH", home.resolve("bin") + ":" + home.resolve("shims") + ":/no/such/directory")))
                .noneMatch(path -> path.startsWith(home));
    }

    private List<Path> search(Map<String, String> environment) {
        return new InterpreterSearch(environment, home).executables(List.of());
    }

    private Path executable(String name) throws IOException {
        Path path = home.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.createFile(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
