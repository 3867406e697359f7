package dev.syncline.run.spec;

import dev.syncline.process.worker.Worker;

/** A signal that a user may send to a worker process. */
public enum Signal {
    /** Asks it to end: SIGTERM, Python's {@code terminate()}. */
    TERMINATE(15),
    /** Ends it at once: SIGKILL, Python's {@code kill()}. */
    KILL(9),
    /** Interrupts it as Control-C does: SIGINT. */
    INTERRUPT(2);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Its number in the operating system. */
    public int number() {
        return number;
    }

    /** Sends it. */
    public void send(Worker worker) {
        switch (this) {
            case TERMINATE -> worker.terminate();
            case KILL -> worker.kill();
            case INTERRUPT -> worker.interrupt();
        }
    }
}
