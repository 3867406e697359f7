package dev.syncline.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.contract.Eventually;
import dev.syncline.primitive.contract.PrimitiveContract;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ActorTest extends PrimitiveContract {
    @Test
    void aThreadWithoutAnActorGetsOneOfItsOwn() {
        Actor actor = Actor.current();
        assertThat(actor.id()).isEqualTo(Actor.NOBODY);
        assertThat(actor.name()).isEqualTo(Thread.currentThread().getName());
        assertThat(Actor.current()).isSameAs(actor);
    }

    @Test
    void isTheCurrentActorOnlyAsLongAsTheBodyRuns() {
        Actor own = Actor.current();
        Actor actor = new Actor(3, "Reader");
        actor.run(() -> assertThat(Actor.current()).isSameAs(actor));
        assertThat(Actor.current()).isSameAs(own);
    }

    @Test
    void canStillBeWokenAfterANestedRun() {
        Actor actor = new Actor(3, "Reader");
        Thread sleeper = new Thread(() -> actor.run(() -> {
            actor.run(() -> {});
            while (!actor.isKilled()) {
                LockSupport.park();
            }
        }));
        sleeper.start();
        Eventually.until(() -> sleeper.getState() == Thread.State.WAITING);
        actor.kill();
        Eventually.until(() -> !sleeper.isAlive());
    }

    @Test
    void anActorKilledBeforeItsStartDoesNotRun() {
        Lock lock = new Lock();
        a.kill();
        a.start(lock::acquire);
        assertThat(a.awaitThrown(Killed.class)).hasMessage("A was killed");
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void checkAliveThrowsAfterTheKillOnly() {
        Actor actor = new Actor(3, "Reader");
        actor.checkAlive();
        actor.kill();
        assertThatThrownBy(actor::checkAlive).isInstanceOf(Killed.class);
    }
}
