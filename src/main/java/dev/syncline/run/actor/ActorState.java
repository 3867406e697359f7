package dev.syncline.run.actor;

/** The state of an actor of a run, as far as controlling the run needs it. */
enum ActorState {
    /** Does something, or is about to, and waits for nothing. */
    RUNNING,

    /** May proceed, and does so when its turn comes. */
    READY,

    /** Waits at the closed gate. */
    AT_GATE,

    /** Works or sleeps until its deadline. */
    DELAYED,

    /** Waits for another actor. */
    WAITING,

    /** Waits for another actor, and gives up at its deadline. */
    WAITING_WITH_DEADLINE,

    /** Waits for other actors to end. */
    JOINING,

    /** Waits until every other actor waits or has ended. */
    LETTING_OTHERS_WAIT,

    /** Has nothing to do until it is asked for something. */
    IDLE,

    /** Has recorded its last event. */
    ENDED;

    /** Whether a grant lets it proceed. */
    boolean awaitsGrant() {
        return this == AT_GATE || hasDeadline();
    }

    /** Whether it can do nothing until others do something for it. */
    boolean isWaiting() {
        return canBeSignalled() || this == LETTING_OTHERS_WAIT || this == ENDED;
    }

    /** Whether it proceeds by itself when the clock reaches its deadline. */
    boolean hasDeadline() {
        return this == DELAYED || this == WAITING_WITH_DEADLINE;
    }

    /** Whether another actor can signal it, that is, end its wait. */
    boolean canBeSignalled() {
        return this == WAITING || this == WAITING_WITH_DEADLINE || this == JOINING || this == IDLE;
    }
}
