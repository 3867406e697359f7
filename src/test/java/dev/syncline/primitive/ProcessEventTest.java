package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.Bench;
import dev.syncline.process.ProcessEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessEventTest extends EventContract {
    private final Bench bench = new Bench(recording, gate);

    @AfterEach
    void clearTheBench() {
        troupe.close();
        bench.close();
    }

    @Override
    void letTimeRunOut(Player player) {
        bench.advance(HOUR.plusNanos(1));
    }

    private ProcessEvent event() {
        return bench.make("ProcessEvent", Map.of(), object -> bench.things().event(object));
    }

    @Override
    Subject make() {
        ProcessEvent event = event();
        return new Subject() {
            @Override
            public void set() {
                event.set();
            }

            @Override
            public void clear() {
                event.clear();
            }

            @Override
            public boolean isSet() {
                return event.isSet();
            }

            @Override
            public void await() {
                event.await();
            }

            @Override
            public boolean await(Duration timeout) {
                return event.await(timeout);
            }
        };
    }

    @Test
    void setDirectlyFollowedByClearMayBeMissedByThoseThatWaited() {
        ProcessEvent event = event();
        Soon.until(() -> {
            int waits = recording.waits();
            a.beginsToAsk(event::await);
            Soon.until(() -> recording.waits() > waits);
            b.does(() -> {
                event.set();
                event.clear();
            });
            return !a.hears();
        });
        assertThat(recording.lines()).endsWith("B set 1", "B cleared 0", "A passed 0 by B");
        assertThat(recording.lastText()).isEqualTo("wait() gives False, for it has been cleared again");
    }
}
