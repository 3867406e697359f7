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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
        for (Map.Entry<String, byte[]> file : all().entrySet()) {
            write(directory, file.getKey(), file.getValue());
        }
    }

    /**
     * The contents of all files, by their paths below what is for {@code PYTHONPATH}.
     *
     * @throws IOException if they cannot be read
     */
    static SortedMap<String, byte[]> all() throws IOException {
        URL code = TracerFiles.class.getProtectionDomain().getCodeSource().getLocation();
        return code.getProtocol().equals("jar")
                ? ofJar((JarURLConnection) code.openConnection())
                : ofFolder(path(code).resolve(FOLDER));
    }

    private static SortedMap<String, byte[]> ofJar(JarURLConnection connection) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(TracerFiles::isOurs).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(entry.getName().substring(FOLDER.length()), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static boolean isOurs(JarEntry entry) {
        return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(SUFFIX);
    }

    private static SortedMap<String, byte[]> ofFolder(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path file : found) {
            files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        return files;
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
