package dev.syncline.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar that people are given, started as they start it; closing it ends it, so that it leaves nothing behind. */
public final class PackagedServer implements AutoCloseable {
    /** Where the build puts the jar. */
    static final Path JAR = Path.of("target", "syncline.jar").toAbsolutePath();

    private static final String READY = "Syncline is ready: http://";

    /** An option for what runs so shortly that the second compiler of the virtual machine is not worth its time. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader console;
    private final int port;

    /** Starts a server that keeps its runs in {@code data}, and waits until it is ready. */
    public PackagedServer(Path data) throws IOException {
        this(command(JAR, data, temporary(), QUICK, "-Duser.language=de"), Map.of()); // it still speaks English
    }

    /** Starts a server by this command, in this environment, and waits until it is ready. */
    public PackagedServer(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        process = builder.start();
        console = process.inputReader();
        port = awaitReady();
    }

    /** The command that starts this jar, with these options of Java. */
    static List<String> command(Path jar, Path data, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=0", "--syncline.data-dir=" + data));
        return command;
    }

    /** The option that gives a server the temporary directory of the tests. */
    static String temporary() {
        return "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir");
    }

    /** Its process. */
    public Process process() {
        return process;
    }

    /** What it writes after it has become ready. */
    BufferedReader console() {
        return console;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** A client of the server. */
    public Client client() {
        return new Client(port);
    }

    /** Ends it at once, as kill -9 does. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        try {
            process.toHandle().destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            console.close();
        }
    }

    private int awaitReady() throws IOException {
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            int at = line.indexOf(READY);
            if (at >= 0) {
                return Integer.parseInt(
                        line.substring(line.lastIndexOf(':') + 1).strip());
            }
        }
        throw new AssertionError("The server ended before it was ready.");
    }
}
