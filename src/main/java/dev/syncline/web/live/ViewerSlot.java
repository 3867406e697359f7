package dev.syncline.web.live;

import java.net.InetAddress;
import java.time.Duration;

/** The place of one viewer in the audience, and whether that viewer is still there. */
final class ViewerSlot {
    private static final int QUESTIONS = 3;

    private final LogStream viewer;
    private final Runnable unsubscription;
    private final InetAddress address;
    private long askedAt;
    private boolean waiting;

    /** A seat that is taken at {@code now}, by a viewer from this address. */
    ViewerSlot(LogStream viewer, Runnable unsubscription, InetAddress address, long now) {
        this.viewer = viewer;
        this.unsubscription = unsubscription;
        this.address = address;
        this.askedAt = now;
    }

    /** Where the viewer comes from. */
    InetAddress address() {
        return address;
    }

    /** How many events there are that the screen has not been sent. */
    long lag() {
        return viewer.lag();
    }

    /** Sends nothing more to it. */
    void leave() {
        unsubscription.run();
        viewer.leave();
    }

    /** Notes a sign of life. */
    synchronized void heard() {
        waiting = false;
    }

    /** Whether the viewer has been silent for too long. */
    synchronized boolean isSilent(long now, Duration silence) {
        return waiting && now - askedAt >= silence.toNanos();
    }

    /** Pings the viewer if it is time to and no message is in flight that would tell. */
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
