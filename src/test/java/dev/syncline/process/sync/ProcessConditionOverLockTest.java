package dev.syncline.process.sync;

import java.util.function.IntFunction;

class ProcessConditionOverLockTest extends ProcessConditionContract {
    @Override
    IntFunction<AnyProcessLock> maker() {
        return object -> new ProcessLock(fixture.context(), object);
    }
}
