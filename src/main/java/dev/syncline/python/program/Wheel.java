package dev.syncline.python.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The tracer as a wheel, which {@code pip} installs; see the specification of binary distributions of the Python Packaging Authority. */
public final class Wheel {
    /** The name of its file. */
    public static final String FILE = "syncline-1.0.0-py3-none-any.whl";

    private static final String INFO = "syncline-1.0.0.dist-info/";
    private static final String RECORD = INFO + "RECORD";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Map<String, String> DESCRIPTION =
            Map.of(INFO + "METADATA", """
            Metadata-Version: 2.1
            Name: syncline
            Version: 1.0.0
            Summary: Records what the threads and processes of a Python program do, for Syncline
            Requires-Python: >=3.9
            """, INFO + "WHEEL", """
            Wheel-Version: 1.0
            Generator: syncline
            Root-Is-Purelib: true
            Tag: py3-none-any
            """, INFO + "entry_points.txt", """
            [console_scripts]
            syncline = syncline.command:entry

            [pytest11]
            syncline = syncline.testing.plugin
            """);

    private Wheel() {}

    /**
     * Its bytes, always the same.
     *
     * @throws IOException if the server's own files cannot be read
     */
    public static byte[] bytes() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(TracerFiles.all());
        new TreeMap<>(DESCRIPTION).forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        files.put(RECORD, record(files).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String record(Map<String, byte[]> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(
                (name, content) -> lines.append("%s,sha256=%s,%d\n".formatted(name, hash(content), content.length)));
        return lines.append(RECORD).append(",,\n").toString();
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
