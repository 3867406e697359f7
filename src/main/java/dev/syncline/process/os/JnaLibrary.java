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
 * The native library of JNA, copied once for the server and all of its workers to a place from which it may be loaded: a
 * directory for temporary files is often mounted so that nothing in it can be executed.
 */
public final class JnaLibrary {
    private static final String DIRECTORY_PROPERTY = "jna.boot.library.path";

    private static @Nullable String placed;

    private JnaLibrary() {}

    /**
     * Copies it to the first of these directories from which it can be loaded, unless the property of JNA says where it is.
     *
     * @return where it is
     * @throws IOException if it can be loaded from none of them
     */
    public static synchronized Path place(List<Path> directories) throws IOException {
        String given = System.getProperty(DIRECTORY_PROPERTY);
        if (given != null && !given.equals(placed)) {
            return Path.of(given);
        }
        for (Path directory : directories) {
            if (copyTo(directory)) {
                placed = directory.toString();
                System.setProperty(DIRECTORY_PROPERTY, placed);
                return directory;
            }
        }
        throw new IOException(
                "The native library that they need cannot be loaded: nothing can be executed in %s (mounted with noexec, or not writable). Start the server with -Djava.io.tmpdir=DIRECTORY, one in which programs may be executed."
                        .formatted(directories.stream().map(Path::toString).collect(Collectors.joining(" or "))));
    }

    /** Its name as a file. */
    public static String fileName() {
        String name = System.mapLibraryName("jnidispatch");
        return Platform.isMac() ? name.replace(".dylib", ".jnilib") : name;
    }

    private static boolean copyTo(Path directory) {
        Path target = directory.resolve(fileName());
        try {
            Path openChunk = Files.createTempFile(
                    directory,
                    "jna",
                    null,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.isExecutable(openChunk)) { // which the system denies if the mount does
                Files.delete(openChunk);
                return false;
            }
            String resource = "/com/sun/jna/" + Platform.RESOURCE_PREFIX.toLowerCase(Locale.ROOT) + "/" + fileName();
            try (InputStream library = Native.class.getResourceAsStream(resource)) {
                if (library == null) { // JNA says so itself, when it is used
                    Files.delete(openChunk);
                    return true;
                }
                Files.write(openChunk, library.readAllBytes());
            }
            Files.move(openChunk, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
