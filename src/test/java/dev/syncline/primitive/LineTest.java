package dev.syncline.primitive;

import dev.syncline.primitive.AcquirableContract.Subject;
import org.junit.jupiter.api.Nested;

/** The line of those who wait, for all that can be acquired. */
class LineTest {
    @Nested
    class ForALock extends LineContract {
        @Override
        Subject make(boolean fair) {
            return new AnyLockOf(new Lock(fair, probe));
        }

        @Override
        int taken() {
            return 1;
        }
    }

    @Nested
    class ForAnRLock extends LineContract {
        @Override
        Subject make(boolean fair) {
            return new AnyLockOf(new RLock(fair, probe));
        }

        @Override
        int taken() {
            return 1;
        }
    }

    @Nested
    class ForASemaphore extends LineContract {
        @Override
        Subject make(boolean fair) {
            return new PermitsOf(new Semaphore(1, fair, probe));
        }

        @Override
        int taken() {
            return 0;
        }
    }

    @Nested
    class ForABoundedSemaphore extends LineContract {
        @Override
        Subject make(boolean fair) {
            return new PermitsOf(new BoundedSemaphore(1, fair, probe));
        }

        @Override
        int taken() {
            return 0;
        }
    }
}
