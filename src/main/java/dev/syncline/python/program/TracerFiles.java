package dev.syncline.python.program;

import dev.syncline.process.os.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The tracer as files that an interpreter can load: the package {@code syncline}, which is part of the server's artefact. */
final class TracerFiles {
    private static final String FOLDER = "python/";
    private static final String SUFFIX = ".py";

    private TracerFiles() {}

    /**
     * Copies the package into {@code directory}, which is for {@code PYTHONPATH} then.
     *
     * @throws IOException if that fails
     */
    static void copyTo(Path directory) throws IOException {
        URL code = TracerFiles.class.getProtectionDomain().getCodeSource().getLocation();
        if (code.getProtocol().equals("jar")) {
            copyFromJar((JarURLConnection) code.openConnection(), directory);
        } else {
            copyFromFolder(path(code).resolve(FOLDER), directory);
        }
    }

    private static void copyFromJar(JarURLConnection connection, Path directory) throws IOException {
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(TracerFiles::isOurs).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    write(directory, entry.getName().substring(FOLDER.length()), in.readAllBytes());
                }
            }
        }
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(SUFFIX);
    }

    private static void copyFromFolder(Path folder, Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        for (Path file : files) {
            write(directory, folder.relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    private static void write(Path directory, String name, byte[] content) throws IOException {
        Path target = directory.resolve(name);
        Path parent = target.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            Files.createDirectories(parent, PrivateFiles.DIRECTORY);
        }
        Files.write(target, content);
    }

    private static Path path(URL file) throws IOException {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
