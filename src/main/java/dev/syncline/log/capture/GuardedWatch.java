package dev.syncline.log.capture;

import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import java.util.function.Consumer;

/** The watch of a log writer, which is not called any more once it has thrown. For the log writer's thread. */
final class GuardedWatch implements EventSink {
    private final EventSink watch;
    private final Consumer<Throwable> onFailure;
    private Runnable whenIdle = () -> {};
    private boolean failed;

    /** Guards {@code watch}; {@code onFailure} receives what it throws. */
    GuardedWatch(EventSink watch, Consumer<Throwable> onFailure) {
        this.watch = watch;
        this.onFailure = onFailure;
    }

    /** Sets the action of {@link #idle}. */
    void whenIdle(Runnable action) {
        whenIdle = action;
    }

    @Override
    public void event(LogEvent event) {
        if (!failed) {
            try {
                watch.event(event);
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    /** Tells the watch that there are no events to take. */
    void idle() {
        if (!failed) {
            try {
                whenIdle.run();
            } catch (Throwable e) {
                fail(e);
            }
        }
    }

    private void fail(Throwable cause) {
        failed = true;
        onFailure.accept(cause);
    }
}
