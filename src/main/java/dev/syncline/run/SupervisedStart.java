package dev.syncline.run;

import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.outcome.OutcomeGrader;

/**
 * Starts a run under its supervisor. A run that cannot be started ends as failed, and says why.
 *
 * <p>The supervisor's thread is started before all others, so that the run is ended even if another one cannot be
 * started. If not even that thread can be started, the thread that starts the run ends it.
 *
 * @param run the id of the run
 */
record SupervisedStart(String run, ThreadStarter threads, RunLifecycle lifecycle, OutcomeGrader grader) {
    /** Starts everything: {@code supervise} is the body of the supervisor, {@code others} starts all other threads. */
    void begin(Runnable supervise, Runnable others) {
        try {
            Thread thread = new Thread(supervise, "Supervisor [%s]".formatted(run));
            thread.setDaemon(true);
            threads.start(thread);
        } catch (RuntimeException | Error e) {
            try {
                couldNotStart(e);
            } finally {
                supervise.run();
            }
            return;
        }
        try {
            others.run();
        } catch (RuntimeException | Error e) {
            if (lifecycle.decided(lifecycle::isLive)) { // otherwise it was stopped before it had begun
                couldNotStart(e);
            }
        }
    }

    private void couldNotStart(Throwable error) {
        try {
            grader.runFailed("The run could not be started. %s".formatted(ActorThread.sentence(error)));
        } finally {
            lifecycle.end("The run could not be started.");
        }
    }
}
