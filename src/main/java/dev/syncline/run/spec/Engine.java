package dev.syncline.run.spec;

import dev.syncline.python.interpreter.Interpreter;
import java.util.Optional;

/** What runs the body of a scenario and its actors. */
public interface Engine {
    /** Platform threads, one for each actor. */
    Engine THREADS = new Engine() {
        @Override
        public String id() {
            return "threads";
        }

        @Override
        public Thread thread(String name, Runnable body) {
            Thread thread = new Thread(body, name);
            thread.setDaemon(true);
            return thread;
        }
    };

    /** Platform threads in the server, and worker processes beside them. */
    Engine PROCESSES = new Engine() {
        @Override
        public String id() {
            return "processes";
        }

        @Override
        public Thread thread(String name, Runnable body) {
            return THREADS.thread(name, body);
        }

        @Override
        public boolean hasWorkers() {
            return true;
        }
    };

    /** The id in requests. */
    String id();

    /** Whether actors may be worker processes. */
    default boolean hasWorkers() {
        return false;
    }

    /** The CPython in which it runs the Python program of the scenario; empty if it runs the body in Java. */
    default Optional<Interpreter> interpreter() {
        return Optional.empty();
    }

    /** Makes a daemon thread that has not started. */
    Thread thread(String name, Runnable body);
}
