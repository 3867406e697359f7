package dev.syncline.web.live;

import java.net.InetAddress;
import java.time.Duration;

/** The slot of one viewer, and whether that viewer is still there. */
final class ViewerSlot {
    private static final int QUESTIONS = 3;

    private final LogStream viewer;
    private final Runnable unsubscription;
    private final InetAddress address;
    private long askedAt;
    private boolean waiting;

    /** A slot that is taken at {@code now} by a viewer from this address. */
    ViewerSlot(LogStream viewer, Runnable unsubscription, InetAddress address, long now) {
        this.viewer = viewer;
        this.unsubscription = unsubscription;
        this.address = address;
        this.askedAt = now;
    }

    /** The address of the viewer. */
    InetAddress address() {
        return address;
    }

    /** How many events have not been sent to the viewer. */
    long lag() {
        return viewer.lag();
    }

    /** Stops sending to the viewer. */
    void leave() {
        unsubscription.run();
        viewer.leave();
    }

    /** Notes that the viewer has answered. */
    synchronized void heard() {
        waiting = false;
    }

    /** Whether the viewer has been silent for too long. */
    synchronized boolean isSilent(long now, Duration silence) {
        return waiting && now - askedAt >= silence.toNanos();
    }

    /** Pings the viewer if it is time to and no message is in flight, which would show the same. */
    void ask(long now, Duration silence) {
        synchronized (this) {
            if (waiting || now - askedAt < silence.toNanos() / QUESTIONS) {
                return;
            }
            waiting = true;
            askedAt = now;
        }
        if (!viewer.ping()) {
            heard();
        }
    }
}
