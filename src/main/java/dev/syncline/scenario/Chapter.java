package dev.syncline.scenario;

/** The chapters of the catalogue, in the order of the course. */
public enum Chapter {
    BARRIER("Barrier"),
    LOCK("Lock and RLock"),
    CONDITION("Condition"),
    EVENT("Event"),
    SEMAPHORE("Semaphore and BoundedSemaphore"),
    QUEUE("Queue"),
    LOCAL("Thread-local data"),
    PARALLEL("Parallel map and filter"),
    PROCESS("Processes: locks and signals"),
    EXCHANGE("Processes: pipes and queues"),
    MEMORY("Processes: shared memory"),
    CLASSIC("The classics"),
    TROUBLE("When it goes wrong"),
    /** What users write themselves; the catalogue has none of it. */
    OWN("Your own code");

    private final String title;

    Chapter(String title) {
        this.title = title;
    }

    /** The heading of the chapter. */
    public String title() {
        return title;
    }
}
