package dev.syncline.log.capture;

import dev.syncline.trace.Observer;

/**
 * A way to watch, for as long as a measurement takes.
 *
 * @param observer is told of every event
 * @param end ends it
 */
record Watching(Observer observer, AutoCloseable end) implements AutoCloseable {
    /** Begins to watch: {@code none}, {@code ring} or {@code jfr}. */
    static Watching by(String name) {
        return switch (name) {
            case "none" -> new Watching(Observer.NONE, () -> {});
            case "ring" -> {
                DrainedRing ring = new DrainedRing(event -> {});
                yield new Watching(ring.recorder(), ring);
            }
            case "jfr" -> {
                FlightObserver flight = new FlightObserver();
                yield new Watching(flight, flight);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public void close() throws Exception {
        end.close();
    }
}
