package dev.syncline.run.spec;

import dev.syncline.python.interpreter.Interpreter;
import java.util.Optional;

/** The Python program of a scenario, traced in a real CPython. */
public final class CPythonEngine implements Engine {
    /** The id of this engine with the best interpreter there is; that of an interpreter follows after a hyphen. */
    public static final String ID = "cpython";

    private final Interpreter interpreter;

    /** Runs programs in this interpreter. */
    CPythonEngine(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** The id of the engine with this interpreter. */
    public static String id(Interpreter interpreter) {
        return "%s-%s".formatted(ID, interpreter.id());
    }

    /** Whether this is the id of an engine that runs Python programs. */
    public static boolean isOne(String id) {
        return id.equals(ID) || id.startsWith(ID + "-");
    }

    @Override
    public String id() {
        return id(interpreter);
    }

    @Override
    public Thread thread(String name, Runnable body) {
        return THREADS.thread(name, body);
    }

    @Override
    public Optional<Interpreter> interpreter() {
        return Optional.of(interpreter);
    }
}
