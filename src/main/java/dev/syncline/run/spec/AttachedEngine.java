package dev.syncline.run.spec;

/**
 * A CPython that was started elsewhere, with the program that it runs.
 *
 * @param version its version, for example {@code 3.13.0}
 */
public record AttachedEngine(String version) implements Engine {
    @Override
    public String id() {
        return "%s-%s".formatted(CPythonEngine.ID, version);
    }

    @Override
    public Thread thread(String name, Runnable body) {
        return THREADS.thread(name, body);
    }
}
