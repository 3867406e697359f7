package dev.syncline.process.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ServiceFixture;
import dev.syncline.process.ipc.AttributeError;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.trace.Kind;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A manager in a separate process, and the clients of its objects. */
@Timeout(90)
class ManagerTest extends ServiceFixture {
    private static <T> List<T> mutable(List<T> items) {
        return new ArrayList<>(items);
    }

    @Test
    void anAppendIsSeenByAllProcesses() {
        assertThat(play(stage -> {
                    ManagedList<String> names =
                            stage.processes().manager("manager").list("names", List.of("Main"));
                    stage.processes().start("Ann", place -> names.append("Ann")).join();
                    stage.processes().start("Bob", place -> names.append("Bob")).join();
                    say(names.copy().toString());
                }))
                .isEqualTo("[Main, Ann, Bob]");
    }

    @Test
    void anAppendToANestedPlainListIsLostAndReAssigningWorks() {
        assertThat(play(stage -> {
                    ManagedList<List<Integer>> rows =
                            stage.processes().manager("manager").list("rows", List.of(mutable(List.of(1))));
                    stage.processes()
                            .start("Ann", place -> {
                                rows.get(0).add(2); // changes a copy
                                place.print("the list is still " + rows.get(0));
                                List<Integer> row = rows.get(0);
                                row.add(3);
                                rows.set(0, row);
                            })
                            .join();
                    say(rows.copy().toString());
                }))
                .isEqualTo("[[1, 3]]");
    }

    @Test
    void aProxyInAListIsTheSameListEverywhere() {
        assertThat(play(stage -> {
                    Manager manager = stage.processes().manager("manager");
                    ManagedList<Integer> row = manager.list("row", List.of(1));
                    ManagedList<ManagedList<Integer>> rows = manager.list("rows", List.of(row));
                    stage.processes()
                            .start("Ann", place -> rows.get(0).append(2))
                            .join();
                    say(rows.get(0).copy() + " " + row.size());
                }))
                .isEqualTo("[1, 2] 2");
    }

    @Test
    void eachCallIsARequestAndAReplyBetweenTheLanes() {
        Run run = begin(stage -> {
            ManagedDict<String, Integer> stock =
                    stage.processes().manager("manager").dict("stock", Map.of("tea", 1));
            stage.processes().start("Ann", place -> stock.put("tea", 2)).join();
        });
        awaitEnd(run);

        List<RecordedEvent> all = RecordedEvent.in(run);
        assertThat(all)
                .extracting(RecordedEvent::words)
                .contains(
                        "Ann sent 0 on manager: stock['tea'] = 2",
                        "manager received 0 on manager by Ann: stock['tea'] = 2",
                        "manager wrote 1 on stock: {'tea': 2}",
                        "manager sent 0 on manager by Ann: None",
                        "Ann received 0 on manager by manager: None");
        assertThat(all).anyMatch(e -> e.is(Kind.WAITING, "Ann", "manager"));
        assertThat(all).anyMatch(e -> e.is(Kind.WAITING, "manager", "manager"));
        assertThat(run.entities().actors())
                .anyMatch(a -> a.name().equals("manager") && a.kind().equals("process"));
    }

    @Test
    void anExceptionInTheManagerIsThrownInTheCaller() {
        Run run = begin(stage -> {
            Manager manager = stage.processes().manager("manager");
            ManagedDict<String, Integer> stock = manager.dict("stock", Map.of());
            ManagedList<Integer> list = manager.list("list", List.of());
            ManagedNamespace space = manager.namespace("space");
            space.set("x", 1);
            assertThat(space.get("x")).isEqualTo(1);
            assertThatThrownBy(() -> stock.get("tea"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("'tea'");
            assertThatThrownBy(() -> list.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> space.get("y"))
                    .isInstanceOf(AttributeError.class)
                    .hasMessage("'Namespace' object has no attribute 'y'");
            assertThat(stock.get("tea", 7)).isEqualTo(7);
            say("all");
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("all");
        assertThat(RecordedEvent.in(run))
                .extracting(RecordedEvent::words)
                .contains("Main raised 0 on manager: KeyError: 'tea' (Java: NoSuchElementException)")
                .contains("Main raised 0 on manager: "
                        + "IndexError: list index out of range (Java: IndexOutOfBoundsException)");
    }

    @Test
    void callingAnEndedManagerIsAnEofError() {
        AtomicReference<Throwable> error = new AtomicReference<>();
        Run run = begin(stage -> {
            Manager manager = stage.processes().manager("manager");
            ManagedList<Integer> list = manager.list("list", List.of());
            manager.shutdown();
            try {
                list.append(1);
            } catch (UncheckedIOException gone) {
                error.set(gone);
            }
        });
        awaitEnd(run);

        assertThat(error.get()).isNotNull();
        assertThat(RecordedEvent.in(run))
                .extracting(RecordedEvent::words)
                .contains("Main raised 0 on manager: EOFError: the manager is gone (Java: UncheckedIOException)");
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.ENDED, "manager", "") && e.value() == 0);
    }

    @Test
    void whatCannotBeCopiedIsRejected() {
        assertThat(play(stage -> {
                    Manager manager = stage.processes().manager("manager");
                    ManagedList<Object> list = manager.list("list", List.of());
                    assertThatThrownBy(() -> list.append(new Object()))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("cannot be copied");
                    assertThatThrownBy(() -> stage.processes().start("Ann", place -> manager.shutdown()))
                            .isInstanceOf(IllegalArgumentException.class);
                    say("refused");
                }))
                .isEqualTo("refused");
    }

    @Test
    void theUserMayAskForTheSizeOfItsListAndTakeItsLock() {
        Run run = begin(stage -> {
            Manager manager = stage.processes().manager("manager");
            manager.list("list", List.of(1, 2));
            manager.lock("lock");
            stage.print("ready");
            stage.sleep(60_000);
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.kind() == Kind.SLEEPING));

        run.operate("list", "size", null);
        run.operate("lock", "acquire", null);
        await().untilAsserted(() -> assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.READ, "manager", "list"))
                .anyMatch(e -> e.is(Kind.ACQUIRED, "You", "lock")));
        run.stop();
        checkLegal(run);
    }
}
