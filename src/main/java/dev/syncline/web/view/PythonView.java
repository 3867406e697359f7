package dev.syncline.web.view;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.run.spec.CPythonEngine;

/**
 * A CPython in which Python programs can be run here.
 *
 * @param id its id in requests
 * @param version its version
 * @param gil whether it has the global interpreter lock
 */
public record PythonView(String id, String version, boolean gil) {
    /** Shows an interpreter. */
    static PythonView of(Interpreter interpreter) {
        return new PythonView(interpreter.id(), interpreter.version(), interpreter.gil());
    }

    /** The id of the engine with this interpreter. */
    public String engine() {
        return engine(id);
    }

    /** The id of the engine with the interpreter of this id. */
    public static String engine(String id) {
        return "%s-%s".formatted(CPythonEngine.ID, id);
    }
}
