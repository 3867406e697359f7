package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventTest extends EventContract {
    @Override
    Subject make() {
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
}
