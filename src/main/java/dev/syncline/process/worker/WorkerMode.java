package dev.syncline.process.worker;

/** What a worker does before it gets its spec. */
enum WorkerMode {
    /** Nothing: a run is waiting for it. */
    COLD,
    /** It warms up: no run is waiting for it yet. */
    WARM,
    /** It tries everything that a target may need, reports what is missing, and ends: it gets no spec. */
    PROBE
}
