package dev.syncline.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** The jar that people are given, started as they start it; closing it kills it. */
final class PackagedServer implements AutoCloseable {
    private static final String READY = "Syncline is ready: http://localhost:";

    private final Process process;
    private final BufferedReader console;
    private final int port;

    /** Starts a server that keeps its runs in {@code data}, and waits until it is ready. */
    PackagedServer(Path data) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=de", // it speaks English all the same
                        "-jar",
                        Path.of("target", "syncline.jar").toString(),
                        "--server.port=0",
                        "--syncline.data-dir=" + data)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        console = process.inputReader();
        port = awaitReady();
    }

    /** Its process. */
    Process process() {
        return process;
    }

    /** What it writes after it has become ready. */
    BufferedReader console() {
        return console;
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Somebody who talks to it. */
    Client client() {
        return new Client(port);
    }

    /** Ends it at once, as kill -9 does. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        console.close();
    }

    private int awaitReady() throws IOException {
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            int at = line.indexOf(READY);
            if (at >= 0) {
                return Integer.parseInt(line.substring(at + READY.length()).strip());
            }
        }
        throw new AssertionError("The server ended before it was ready.");
    }
}
