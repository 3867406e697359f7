package dev.syncline.process.os;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The native library of JNA, copied once for the server and all of its workers to a directory from which it may be
 * loaded: the temporary directory is often mounted with noexec.
 */
public final class JnaLibrary {
    private static final String DIRECTORY_PROPERTY = "jna.boot.library.path";

    private static @Nullable String chosen;

    private JnaLibrary() {}

    /**
     * Copies it to the first of these directories from which it can be loaded, unless JNA's system property names its
     * directory.
     *
     * @return the directory that it is in
     * @throws IOException if it can be loaded from none of them
     */
    public static synchronized Path place(List<Path> directories) throws IOException {
        String given = System.getProperty(DIRECTORY_PROPERTY);
        if (given != null && !given.equals(chosen)) {
            return Path.of(given);
        }
        for (Path directory : directories) {
            if (copyTo(directory)) {
                chosen = directory.toString();
                System.setProperty(DIRECTORY_PROPERTY, chosen);
                return directory;
            }
        }
        throw new IOException(
                "The native library that they need cannot be loaded: nothing can be executed in %s (mounted with noexec, or not writable). Start the server with -Djava.io.tmpdir=DIRECTORY, one in which programs may be executed."
                        .formatted(directories.stream().map(Path::toString).collect(Collectors.joining(" or "))));
    }

    /** Its file name. */
    public static String fileName() {
        String name = System.mapLibraryName("jnidispatch");
        return Platform.isMac() ? name.replace(".dylib", ".jnilib") : name;
    }

    private static boolean copyTo(Path directory) {
        Path target = directory.resolve(fileName());
        try {
            Path draft = Files.createTempFile(
                    directory,
                    "jna",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.isExecutable(draft)) { // false on a mount with noexec
                Files.delete(draft);
                return false;
            }
            String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX.toLowerCase(Locale.ROOT) + "/" + fileName();
            try (InputStream library = Native.class.getResourceAsStream(resource)) {
                if (library == null) { // JNA itself reports that when it is used
                    Files.delete(draft);
                    return true;
                }
                Files.write(draft, library.readAllBytes());
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
