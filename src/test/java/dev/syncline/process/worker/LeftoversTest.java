package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.process.os.PrivateFiles;
import dev.syncline.process.os.ResourceList;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a server removes when it starts, and what it leaves alone because another user may have created it. */
@Timeout(60)
class LeftoversTest {
    private static final long DEAD = 999_999_999; // more than any process id
    private static final String RUN = "syncline." + DEAD + ".abc";
    private static final int ANOTHER_USER = 54_321;

    @TempDir
    private Path parent = Path.of("");

    @TempDir
    private Path elsewhere = Path.of("");

    private final Path memory = ResourceList.MEMORY_DIRECTORY.resolve(RUN + ".0.1");

    @AfterEach
    void removeMemory() throws IOException {
        Files.deleteIfExists(memory);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where shared memory is a file
    void theListedResourcesOfADeadServerAreRemovedWithItsDirectory() throws IOException {
        Files.createFile(memory);
        Path semaphore = Files.createFile(ResourceList.MEMORY_DIRECTORY.resolve("sem." + RUN + ".0.2"));
        Path left = directory("syncline-" + DEAD + "-1");
        Files.createFile(left.resolve(ResourceList.shortened(RUN) + ".0.3"));
        list(left, "file " + memory, "semaphore /" + RUN + ".0.2", "file /half a li");

        sweep();

        assertThat(left).doesNotExist();
        assertThat(memory).doesNotExist();
        assertThat(semaphore).doesNotExist();
    }

    @Test
    void aListCanNameOnlyWhatItsOwnRunMayHaveCreated() throws IOException {
        Path treasure = Files.writeString(elsewhere.resolve("treasure"), "of the owner");
        Path neighbour = Files.writeString(parent.resolve("neighbour"), "of the owner");
        Path likeOurs = Files.writeString(elsewhere.resolve(RUN + ".0.1"), "in another place");
        Path left = directory("syncline-" + DEAD + "-1");
        list(
                left,
                "file " + treasure,
                "file " + left + "/../neighbour",
                "file ../neighbour",
                "file " + likeOurs,
                "file " + ResourceList.MEMORY_DIRECTORY + "/../.." + treasure,
                "semaphore /../../" + treasure,
                "file \0");

        sweep();

        assertThat(treasure).exists();
        assertThat(neighbour).exists();
        assertThat(likeOurs).exists();
        assertThat(left).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aListCannotNameWhatAnotherServerMade() throws IOException {
        Path other = Files.createFile(ResourceList.MEMORY_DIRECTORY.resolve("syncline.999999998.abc.0.1"));
        try {
            Path left = directory("syncline-" + DEAD + "-1");
            list(left, "file " + other);
            Files.writeString(left.resolve("names.syncline.999999998.abc"), "file " + other + "\n");

            sweep();

            assertThat(other).exists();
        } finally {
            Files.delete(other);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryOfAnotherUserIsNotTrusted() throws IOException {
        assumeTrue(isRoot(), "only root can make a directory of another user");
        Files.createFile(memory);
        Path planted = directory("syncline-" + DEAD + "-1");
        list(planted, "file " + memory);
        Files.setAttribute(planted, "unix:uid", ANOTHER_USER);

        sweep();

        assertThat(planted).exists();
        assertThat(memory).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aListOrAFileOfAnotherUserIsNotTouched() throws IOException {
        assumeTrue(isRoot(), "only root can make a file of another user");
        Files.createFile(memory);
        Files.setAttribute(memory, "unix:uid", ANOTHER_USER);
        Path left = directory("syncline-" + DEAD + "-1");
        list(left, "file " + memory);

        sweep();

        assertThat(memory).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDirectoryThatOthersMayEnterIsNotTrusted() throws IOException {
        Files.createFile(memory);
        Path open = directory("syncline-" + DEAD + "-1");
        list(open, "file " + memory);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        sweep();

        assertThat(open).exists();
        assertThat(memory).exists();
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        Path victim = Files.createDirectory(elsewhere.resolve("victim"), PrivateFiles.DIRECTORY);
        Path treasure = Files.writeString(victim.resolve("treasure"), "of the owner");
        Path link = Files.createSymbolicLink(parent.resolve("syncline-" + DEAD + "-1"), victim);
        Path left = directory("syncline-" + DEAD + "-2");
        Files.createSymbolicLink(left.resolve("names." + RUN), treasure);
        Files.createSymbolicLink(left.resolve("victim"), victim);

        sweep();

        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(left).doesNotExist();
        assertThat(treasure).exists();
    }

    @Test
    void foreignNamesAreLeftAlone() throws IOException {
        Path huge = directory("syncline-99999999999999999999999-1");
        Path zero = directory("syncline-0-1");
        Path words = directory("syncline-one-two");
        Path file = Files.createFile(parent.resolve("syncline-" + DEAD + "-3"));

        sweep();

        assertThat(huge).exists();
        assertThat(zero).exists();
        assertThat(words).exists();
        assertThat(file).exists();
    }

    @Test
    void aDirectoryThatCannotBeReadDoesNotPreventTheStart() {
        Leftovers.remove(parent.resolve("nothing"), Set.of());

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aServerThatStillAcceptsWorkersIsNotCleanedUp() throws IOException {
        Path live = directory("syncline-" + DEAD + "-1");
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            door.bind(UnixDomainSocketAddress.of(WorkerDirectory.socket(live)));

            sweep();

            assertThat(live).exists();
        }
    }

    private void sweep() {
        Leftovers.remove(parent, Set.of());
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(parent.resolve(name), PrivateFiles.DIRECTORY);
    }

    private static void list(Path directory, String... lines) throws IOException {
        Files.writeString(directory.resolve("names." + RUN), String.join("\n", lines) + "\n");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
