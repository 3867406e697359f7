package dev.syncline.primitive;

import dev.syncline.primitive.contract.AcquirableContract.Subject;
import dev.syncline.primitive.contract.LockUnderTest;
import dev.syncline.primitive.contract.SemaphoreUnderTest;
import dev.syncline.primitive.contract.WaitQueueContract;
import org.junit.jupiter.api.Nested;

/** The wait queue of everything that can be acquired. */
class WaitQueueTest {
    @Nested
    class ForALock extends WaitQueueContract {
        @Override
        public Subject make(boolean fair) {
            return new LockUnderTest(new Lock(fair, probe));
        }

        @Override
        public int taken() {
            return 1;
        }
    }

    @Nested
    class ForAnRLock extends WaitQueueContract {
        @Override
        public Subject make(boolean fair) {
            return new LockUnderTest(new RLock(fair, probe));
        }

        @Override
        public int taken() {
            return 1;
        }
    }

    @Nested
    class ForASemaphore extends WaitQueueContract {
        @Override
        public Subject make(boolean fair) {
            return new SemaphoreUnderTest(new Semaphore(1, fair, probe));
        }

        @Override
        public int taken() {
            return 0;
        }
    }

    @Nested
    class ForABoundedSemaphore extends WaitQueueContract {
        @Override
        public Subject make(boolean fair) {
            return new SemaphoreUnderTest(new BoundedSemaphore(1, fair, probe));
        }

        @Override
        public int taken() {
            return 0;
        }
    }
}
