package dev.syncline.process.worker;

import com.sun.jna.Native;
import dev.syncline.process.os.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The class path of a worker: the classes of Syncline and of JNA. */
final class WorkerCode {
    private static final String OURS = "dev/syncline/";

    private WorkerCode() {}

    /**
     * The class path. If the server was started from a jar with nested jars, which a plain class path cannot name, the
     * classes are copied to jars in {@code directory}.
     */
    static Collection<String> classPath(Path directory) throws IOException {
        if (location(WorkerMain.class).getProtocol().equals("jar")) {
            return List.of(
                    copy(WorkerMain.class, OURS, directory.resolve("syncline.jar")),
                    copy(Native.class, "com/sun/jna/", directory.resolve("jna.jar")));
        }
        // these first: otherwise every worker opens all jars that stand before that of JNA
        Set<String> paths =
                new LinkedHashSet<>(List.of(path(location(WorkerMain.class)), path(location(Native.class))));
        paths.addAll(
                WorkerMain.class.getClassLoader() instanceof URLClassLoader loader
                        ? paths(loader)
                        : paths(System.getProperty("java.class.path").split(":", -1)));
        return paths;
    }

    /** The class path of a program that a build tool runs inside its own process. */
    private static Set<String> paths(URLClassLoader loader) throws IOException {
        Set<String> paths = new LinkedHashSet<>();
        for (URL url : loader.getURLs()) {
            paths.add(path(url));
        }
        return paths;
    }

    private static String path(URL file) throws IOException {
        try {
            return Path.of(file.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Set<String> paths(String... entries) {
        Set<String> paths = new LinkedHashSet<>();
        for (String entry : entries) {
            if (!entry.isEmpty()) {
                paths.add(Path.of(entry).toAbsolutePath().toString());
            }
        }
        return paths;
    }

    /**
     * Copies the classes from the code location of {@code type} whose names begin with {@code prefix}; the server's own
     * class loader reads them.
     */
    private static String copy(Class<?> type, String prefix, Path target) throws IOException {
        JarURLConnection connection = (JarURLConnection) location(type).openConnection();
        connection.setUseCaches(false);
        try (JarFile source = connection.getJarFile();
                JarOutputStream out =
                        new JarOutputStream(Files.newOutputStream(Files.createFile(target, PrivateFiles.FILE)))) {
            out.setLevel(0);
            for (JarEntry entry : classes(source, prefix)) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = source.getInputStream(entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return target.toString();
    }

    private static List<JarEntry> classes(JarFile source, String prefix) {
        return source.stream()
                .filter(entry -> entry.getName().startsWith(prefix))
                .filter(entry -> entry.getName().endsWith(".class"))
                .toList();
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
