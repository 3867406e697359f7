package dev.syncline.scenario;

/** The chapters of the catalogue, in the order of the course. */
public enum Group {
    LOCK("Lock and RLock"),
    EVENT("Event"),
    SEMAPHORE("Semaphore"),
    QUEUE("Queue"),
    TROUBLE("When it goes wrong");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** The heading of the chapter. */
    public String title() {
        return title;
    }
}
