package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.EventContract;
import dev.syncline.trace.Killed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventTest extends EventContract {
    @Override
    public Subject make() {
        Event event = new Event(probe);
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
    void worksAsAPlainLibrary() {
        Event event = new Event();
        event.set();
        event.await();
        assertThat(event.isSet()).isTrue();
    }

    @Test
    void setDirectlyFollowedByClearStillReleasesWaitersButALatecomerWaits() {
        Subject event = make();
        startWaiting(a, () -> assertThat(event.await(HOUR)).isTrue());
        keepAtGate("A", a);
        c.run(event::set);
        c.run(event::clear);
        assertThat(event.isSet()).isFalse();
        gate.open();
        a.awaitDone();
        startWaiting(b, event::await);
    }

    @Test
    void waitersPassInTheOrderOfArrival() {
        Subject event = make();
        startWaiting(b, event::await);
        startWaiting(a, event::await);
        c.run(event::set);
        assertThat(recording.lines()).endsWith("C set 2", "B passed 0 by C", "A passed 0 by C");
    }

    @Test
    void aKilledActorIsNotCountedAsWaiting() {
        Subject event = make();
        startWaiting(a, event::await);
        a.kill();
        a.awaitThrown(Killed.class);
        b.run(event::set);
        assertThat(recording.lines()).containsExactly("A waiting 1", "B set 0");
    }
}
