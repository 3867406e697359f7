package dev.syncline.process.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files and directories that only the user of this server may read or write; links are never followed. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> DIRECTORY_PERMISSIONS = PosixFilePermissions.fromString("rwx------");

    /** The mode of a file that its owner alone may read and write (0600). */
    public static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** The mode of a directory that its owner alone may enter (0700). */
    public static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(DIRECTORY_PERMISSIONS);

    private static volatile @Nullable UserPrincipal me;

    private PrivateFiles() {}

    /**
     * The user of this process, found once by creating a file in {@code directory}, because the name of the user is not
     * always enough.
     */
    public static UserPrincipal me(Path directory) throws IOException {
        UserPrincipal known = me;
        if (known == null) {
            Path probe = Files.createTempFile(directory, "syncline", null);
            known = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
            Files.delete(probe);
            me = known;
        }
        return known;
    }

    /** Whether this is a directory of this user that only this user may enter. */
    public static boolean isOwnDirectory(Path path, UserPrincipal me) throws IOException {
        PosixFileAttributes found = attributes(path);
        return found.isDirectory()
                && found.owner().equals(me)
                && found.permissions().equals(DIRECTORY_PERMISSIONS);
    }

    /** Whether this is there and a file of this user, and not a link or a directory. */
    static boolean isOwnFile(Path path, UserPrincipal me) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        PosixFileAttributes found = attributes(path);
        return found.isRegularFile() && found.owner().equals(me);
    }

    /** Removes a directory and all that is in it; what links in it point to stays. */
    public static void removeTree(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
