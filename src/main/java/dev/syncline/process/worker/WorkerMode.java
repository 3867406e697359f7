package dev.syncline.process.worker;

/** What a worker does before it gets its part. */
enum WorkerMode {
    /** Nothing: its part is there already. */
    COLD,
    /** It warms up: no run waits for it yet. */
    WARM,
    /** It tries all that a part may need, says what is missing, and ends: it gets no part. */
    PROBE
}
