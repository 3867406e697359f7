package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.history.History;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Uninterruptible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code untilOthersWait}: the order that a lesson needs, however fast the machine is. */
@Timeout(60)
class OthersWaitTest extends RunFixture {
    @RepeatedTest(20)
    void proceedsWhenAllOthersWaitAndNotBefore() {
        Run run = start(bakery(3));

        awaitState(run, RunState.FINISHED);

        assertThat(values(run, Kind.NOTIFIED)).containsExactly(3);
        assertThat(values(run, Kind.SET)).as("the second time nobody is left").isEmpty();
    }

    @Test
    void sleepsInTheLogUntilTheLastOfTheOthersWaits() {
        CountDownLatch doorOpens = new CountDownLatch(1);
        Run run = start(TestScenario.of(stage -> {
            var event = stage.event("all are there");
            stage.start("Guest", event::await);
            stage.start("Late guest", () -> {
                Uninterruptible.await(doorOpens::await);
                event.await();
            });
            stage.start("Host", () -> {
                stage.untilOthersWait();
                event.set();
            });
            stage.joinAll();
        }));
        await().until(() -> kinds(run).contains(Kind.SLEEPING));

        doorOpens.countDown();

        awaitState(run, RunState.FINISHED);
        List<RecordedEvent> host = RecordedEvent.in(run).stream()
                .filter(event -> event.isBy("Host"))
                .toList();
        assertThat(host)
                .extracting(RecordedEvent::kind)
                .containsExactly(Kind.STARTED, Kind.SLEEPING, Kind.RESUMED, Kind.SET, Kind.ENDED);
        RecordedEvent sleeps = host.get(1);
        assertThat(sleeps.text()).isEqualTo("until all others wait");
        assertThat(sleeps.value()).as("for no time that is known").isZero();
        assertThat(host.get(2).seq()).isGreaterThan(waitOf(run, "Late guest").seq());
        assertThat(run.log().notes()).extracting(Note::kind).doesNotContain(NoteKind.STALLED);
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
    }

    @Test
    void leavesNoTraceInTheLogWhereAllOthersWaitAlready() {
        Run run = start(TestScenario.of(stage -> {
            boolean any = stage.untilOthersWait();
            stage.print("any: " + any);
        }));

        awaitState(run, RunState.FINISHED);

        assertThat(kinds(run)).containsExactly(Kind.STARTED, Kind.PRINTED, Kind.ENDED);
    }

    @Test
    void proceedsInAForcedOrderToo() {
        StartMode order = new StartMode(Schedule.parse("0x5,1x5,2x5,3x5"), 0, false);
        Run run = runs().start(bakery(2), "threads", Map.of(), 1, order);

        awaitState(run, RunState.FINISHED);

        assertThat(values(run, Kind.NOTIFIED)).containsExactly(2);
    }

    @RepeatedTest(20)
    void severalMeetAndProceedTogetherWhenAllOthersWait() {
        Run run = start(meeting());

        awaitState(run, RunState.FINISHED);

        assertThat(values(run, Kind.SET))
                .as("the first of them finds the third waiting")
                .containsExactly(1, 0);
    }

    @Test
    void severalMeetInAForcedOrderToo() {
        StartMode order = new StartMode(Schedule.parse("0x5,1x5,2x5,3x5"), 0, false);
        Run run = runs().start(meeting(), "threads", Map.of(), 1, order);

        awaitState(run, RunState.FINISHED);

        assertThat(values(run, Kind.SET)).containsExactly(1, 0);
    }

    @Test
    void endsWhenTheRunIsStopped() {
        Run run = start(TestScenario.of(stage -> {
            stage.start("Sleeper", () -> stage.sleep(1e9));
            stage.untilOthersWait();
        }));

        await().until(() -> kinds(run).stream().filter(Kind.SLEEPING::equals).count() == 2);
        run.stop();

        awaitState(run, RunState.STOPPED);
        assertThat(kinds(run)).as("what is stopped does not resume").doesNotContain(Kind.RESUMED);
    }

    @Test
    void isRefusedBetweenProcesses() {
        AtomicReference<Object> thrown = new AtomicReference<>();
        Run run = runs().start(
                        TestScenario.of(stage -> {
                            try {
                                stage.untilOthersWait();
                            } catch (UnsupportedOperationException e) {
                                thrown.set(e);
                            }
                        }),
                        "processes",
                        Map.of(),
                        1);

        awaitState(run, RunState.FINISHED);

        assertThat(thrown.get()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** Two meet, and then each sets what the third waits for. */
    private static TestScenario meeting() {
        return TestScenario.of(stage -> {
            var event = stage.event("all are there");
            for (int n = 1; n <= 2; n++) {
                stage.start("Early " + n, () -> {
                    stage.untilOthersWait();
                    event.set();
                });
            }
            stage.start("Late", () -> {
                stage.sleep(50);
                event.await();
            });
            stage.joinAll();
        });
    }

    private static TestScenario bakery(int customers) {
        return TestScenario.of(stage -> {
            var lock = stage.lock("lock");
            var bread = stage.condition("bread", lock);
            var overSlept = stage.event("nobody was there");
            for (int n = 1; n <= customers; n++) {
                stage.start("Customer " + n, () -> {
                    lock.acquire();
                    bread.await();
                    lock.release();
                });
            }
            stage.start("Baker", () -> {
                while (stage.untilOthersWait()) {
                    lock.acquire();
                    bread.notifyAllWaiters();
                    lock.release();
                }
                if (stage.untilOthersWait()) {
                    overSlept.set();
                }
            });
            stage.joinAll();
        });
    }

    private static RecordedEvent waitOf(Run run, String actor) {
        return RecordedEvent.in(run).stream()
                .filter(event -> event.isBy(actor) && event.is(Kind.WAITING))
                .findFirst()
                .orElseThrow();
    }

    private static List<Kind> kinds(Run run) {
        List<Kind> found = new ArrayList<>();
        run.log().replay(0, event -> found.add(event.kind()));
        return found;
    }

    private static List<Integer> values(Run run, Kind wanted) {
        List<Integer> found = new ArrayList<>();
        run.log().replay(0, event -> {
            if (event.kind() == wanted) {
                found.add(event.value());
            }
        });
        return found;
    }
}
