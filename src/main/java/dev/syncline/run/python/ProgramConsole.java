package dev.syncline.run.python;

import dev.syncline.python.program.Console;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.run.spec.LimitExceeded;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what the user types in a traced program, one command after the other. Thread-safe. */
public final class ProgramConsole implements UserConsole {
    /*
     * A command stands in the log between two notes: the first is made before the program hears of it, the second when the log has all
     * events that the program has recorded before it said that the command is over. Only then the next one may come. The thread that
     * reads the records puts into `answers`; `passed` and `look` belong to the thread of the log. The monitor guards `running`, the
     * number of the command that runs, 0 for none, and `commands`, how many there were.
     */

    private static final int MAX_COMMANDS = 1_000;
    private static final long COMPLETION_MILLIS = 2_000;

    private final Console console;
    private final ProgramUser user;
    private final OrderedRecorder recorder;
    private final ProgramListener listener;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private int commands;
    private int running;
    private long logged;

    private record Answer(int number, String error, long after) {}

    /** Asks {@code console}; {@code listener} is told when a command is to be noted, and when its end is. */
    ProgramConsole(Console console, ProgramUser user, OrderedRecorder recorder, ProgramListener listener) {
        this.console = console;
        this.user = user;
        this.recorder = recorder;
        this.listener = listener;
    }

    @Override
    public synchronized int run(String line) {
        if (commands >= MAX_COMMANDS) {
            throw new LimitExceeded("A run takes at most %,d commands; start it again.".formatted(MAX_COMMANDS));
        }
        if (running != 0 || !user.beginIfIdle()) {
            throw new IllegalStateException(
                    "You are still busy with what you did before: wait for its end, or interrupt it.");
        }
        int number = console.next();
        try {
            listener.typed(number, line);
        } catch (RuntimeException refused) {
            user.done();
            throw refused;
        }
        commands++;
        running = number;
        var unused = console.run(number, line).whenComplete((done, failed) -> user.done());
        return number;
    }

    @Override
    public void interrupt() {
        if (!console.interrupt()) {
            throw new IllegalStateException("Nothing that you did is running, so there is nothing to interrupt.");
        }
    }

    @Override
    public Completions complete(String text) {
        if (user.isBusy()) {
            return Completions.NONE; // the program does one after the other
        }
        try {
            Console.Completions found = console.complete(text).get(COMPLETION_MILLIS, TimeUnit.MILLISECONDS);
            return new Completions(found.start(), found.names());
        } catch (TimeoutException | ExecutionException unknown) {
            return Completions.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Completions.NONE;
        }
    }

    /** The program has said that a command is over; the text is the error that ended it, or empty. */
    void answered(int number, String error) {
        answers.add(new Answer(number, error, recorder.claimed()));
    }

    /** So many events are in the log. */
    public void passed(long events) {
        logged = events;
        look();
    }

    /** Notes the ends that are due. */
    public void look() {
        for (Answer first = answers.peek(); first != null && first.after <= logged; first = answers.peek()) {
            Answer due = answers.remove();
            listener.answered(due.number, due.error);
            synchronized (this) {
                running = running == due.number ? 0 : running;
            }
        }
    }
}
