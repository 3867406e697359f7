package dev.syncline.primitive;

import dev.syncline.process.AnyProcessLock;
import java.util.function.IntFunction;

class ProcessConditionOverLockTest extends ProcessConditionContract {
    @Override
    IntFunction<AnyProcessLock> maker() {
        return object -> bench.things().lock(object);
    }
}
