package dev.syncline.run.spec;

import dev.syncline.process.worker.Worker;

/** A signal that a user may send to a worker process. */
public enum Signal {
    /** Asks it to end: SIGTERM, Python's {@code terminate()}. */
    TERMINATE,
    /** Ends it at once: SIGKILL, Python's {@code kill()}. */
    KILL,
    /** Interrupts it as Control-C does: SIGINT. */
    INTERRUPT;

    /** Sends it. */
    public void send(Worker worker) {
        switch (this) {
            case TERMINATE -> worker.terminate();
            case KILL -> worker.kill();
            case INTERRUPT -> worker.interrupt();
        }
    }
}
