package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.spec.Schedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A schedule is the same whatever the actors are: these here are only names. */
@Timeout(30)
class StepSchedulerTest {
    private final Names actors = new Names();
    private final List<String> noted = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> over = new LinkedBlockingQueue<>();
    private final StepScheduler<String> scheduler =
            new StepScheduler<>(new RunClock(), actors, Thread::start, noted::add);

    /** Two actors that do whatever they are granted, at once. */
    private static final class Names implements ControlledActors<String> {
        private final List<String> names = List.of("Ann", "Bob");
        private final List<String> granted = Collections.synchronizedList(new ArrayList<>());
        private volatile String waiting = "";
        private volatile boolean paused;
        private volatile boolean forced = true;
        private volatile boolean quiet = true;

        @Override
        public String find(String name) {
            return names.stream().filter(name::equals).findFirst().orElseThrow(NoSuchElementException::new);
        }

        @Override
        public @Nullable String numbered(int number) {
            return number < names.size() ? names.get(number) : null;
        }

        @Override
        public Optional<String> first() {
            return names.stream().filter(this::awaitsGrant).findFirst();
        }

        @Override
        public String name(String actor) {
            return actor;
        }

        @Override
        public boolean isWaiting(String actor) {
            return waiting.equals(actor);
        }

        @Override
        public boolean awaitsGrant(String actor) {
            return !isWaiting(actor);
        }

        @Override
        public boolean grant(String actor, long step) {
            granted.add(actor);
            return true;
        }

        @Override
        public boolean isPaused() {
            return paused;
        }

        @Override
        public void force(boolean on) {
            forced = on;
        }

        @Override
        public boolean isQuiet() {
            return quiet;
        }

        @Override
        public boolean awaitQuiet(BooleanSupplier matters) {
            return quiet;
        }

        @Override
        public void lookAgain() {
            // nobody waits here
        }

        @Override
        public boolean isOneByOne() {
            return false;
        }

        @Override
        public void whenStopped(Runnable listener) {
            // they are always stopped
        }
    }

    private String play(String schedule) throws InterruptedException {
        scheduler.play(Schedule.parse(schedule), 0, "Scheduler", over::add);
        String sentence = over.take();
        await().until(() -> !actors.forced);
        return sentence;
    }

    @Test
    void eachGrantIsNotedAndThenTheActorsAreFree() throws InterruptedException {
        assertThat(play("0x2,1,0"))
                .isEqualTo("The forced order was played to its end; from here on the threads run freely.");
        assertThat(actors.granted).containsExactly("Ann", "Ann", "Bob", "Ann");
        assertThat(noted).isEqualTo(actors.granted);
    }

    @Test
    void saysAtWhichOperationItCannotContinueAndWhy() throws InterruptedException {
        actors.waiting = "Bob";
        assertThat(play("0,0,1"))
                .isEqualTo(
                        "The forced order cannot continue at operation 3: Bob waits for another actor, and cannot take a"
                                + " step before it is released. From here on the threads run freely.");
    }

    @Test
    void saysThatThereIsNoSuchActor() throws InterruptedException {
        assertThat(play("2")).contains("cannot continue at operation 1: there is no actor number 2.");
    }

    @Test
    void saysThatAThreadIsBusy() throws InterruptedException {
        actors.quiet = false;
        assertThat(play("0")).startsWith("A thread is busy computing and does not reach its next operation.");
        assertThat(actors.granted).isEmpty();
    }

    @Test
    void aStepNeedsAPauseAndAnActorThatCanTakeIt() {
        assertThatThrownBy(() -> scheduler.step(null)).hasMessageContaining("not paused");
        actors.paused = true;
        actors.waiting = "Ann";
        assertThat(scheduler.step(null)).isEqualTo("Bob");
        assertThatThrownBy(() -> scheduler.step("Ann")).hasMessageStartingWith("Ann waits for another actor");
        assertThat(noted).containsExactly("Bob");
    }
}
