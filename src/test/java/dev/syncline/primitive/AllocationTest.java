package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Probe;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Nothing is left to the garbage collector by an operation that does not wait. */
class AllocationTest {
    private static final int ROUNDS = 10_000;

    private final Probe probe = new Probe((kind, actor, on, value, peer, text, timed) -> {}, Gate.OPEN, 0);
    private final Lock lock = new Lock(false, probe);
    private final RLock rLock = new RLock(true, probe);
    private final Semaphore semaphore = new Semaphore(1, false, probe);
    private final Event event = new Event(probe);
    private final Queue<String> queue = new Queue<>(1, false, probe);
    private final SharedVariable variable = new SharedVariable(0, probe);

    @Test
    void anOperationThatDoesNotWaitAllocatesNothing() {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        everything();
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            everything();
        }
        assertThat(bean.getCurrentThreadAllocatedBytes() - before).isLessThan(ROUNDS);
    }

    private void everything() {
        lock.acquire();
        lock.release();
        rLock.acquire();
        rLock.tryAcquire();
        rLock.release();
        rLock.release();
        semaphore.acquire();
        semaphore.tryAcquire();
        semaphore.release();
        event.set();
        event.await();
        event.clear();
        queue.put("item");
        queue.get();
        queue.taskDone();
        queue.join();
        variable.write(variable.read() + 1);
    }
}
