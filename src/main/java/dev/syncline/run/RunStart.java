package dev.syncline.run;

import dev.syncline.log.capture.LogWriter;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunClock;
import org.jspecify.annotations.Nullable;

/** The start of a run whose actors are threads of the server, thread by thread. */
final class RunStart {
    private final SupervisedStart start;
    private final LogWriter capture;
    private final RunClock clock;
    private final ActorThreads actorThreads;
    private final StartOrder order;
    private volatile boolean done;
    private volatile @Nullable Thread starter;

    /** Prepares the start of the run that is made of these parts. */
    RunStart(SupervisedStart start, LogWriter capture, RunClock clock, ActorThreads actorThreads, StartOrder order) {
        this.start = start;
        this.capture = capture;
        this.clock = clock;
        this.actorThreads = actorThreads;
        this.order = order;
    }

    /** Starts everything: {@code supervise} is the body of the supervisor, {@code body} that of Main. */
    void begin(Runnable supervise, Runnable body) {
        start.begin(supervise, () -> startThreads(body));
    }

    /** Whether all threads with which a run begins were started. */
    boolean isDone() {
        return done;
    }

    /** Whether the calling thread is the one that is starting the drainer. */
    boolean isOnThisThread() {
        return Thread.currentThread() == starter;
    }

    private void startThreads(Runnable body) {
        starter = Thread.currentThread();
        try {
            capture.start(start.threads()::start);
        } finally {
            starter = null;
        }
        clock.begin(); // what it took to prepare the run is no part of it
        order.prepare();
        actorThreads.begin("Main", "thread", body, null);
        order.play();
        done = true;
        start.lifecycle().lookAgain();
    }
}
