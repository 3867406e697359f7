package dev.syncline.process.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Directories of this server among temporary files; their names say to which process they belong. */
public final class ServerDirectories {
    private static final System.Logger LOGGER = System.getLogger(ServerDirectories.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MAX_PARENT_LENGTH = 50; // the path of a socket takes about 100 bytes
    private static final int TRIES = 100;

    private ServerDirectories() {}

    /** Where they are: the temporary directory, or {@code /tmp} if the path of that is too long for a socket. */
    public static Path parent() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return temporary.toString().length() > MAX_PARENT_LENGTH ? Path.of("/tmp") : temporary;
    }

    /** Creates a directory that only this user can enter; its name begins with {@code prefix}. */
    public static Path create(String prefix) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            String name = prefix + ProcessHandle.current().pid() + "-" + RANDOM.nextInt(1_000_000_000);
            try {
                return Files.createDirectory(parent().resolve(name), PrivateFiles.DIRECTORY);
            } catch (FileAlreadyExistsException taken) {
                // the name is taken: try another one
            }
        }
        throw new IOException("No name is free for a directory in %s.".formatted(parent()));
    }

    /** Removes the directories with this prefix whose process has ended, and that no other user can have touched. */
    public static void removeAbandoned(String prefix) {
        Pattern ours = Pattern.compile(Pattern.quote(prefix) + "([1-9]\\d{0,8})-\\d{1,9}");
        for (Path directory : children()) {
            Matcher name = ours.matcher(String.valueOf(directory.getFileName()));
            try {
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()
                        && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                        && PrivateFiles.isOwnDirectory(directory, PrivateFiles.me(parent()))) {
                    PrivateFiles.removeTree(directory);
                }
            } catch (IOException e) {
                LOGGER.log(System.Logger.Level.WARNING, "{0} was left alone: {1}", directory, e.toString());
            }
        }
    }

    private static List<Path> children() {
        try (Stream<Path> all = Files.list(parent())) {
            return all.toList();
        } catch (IOException | UncheckedIOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "{0} could not be listed: {1}", parent(), e.toString());
            return List.of();
        }
    }
}
