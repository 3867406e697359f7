package dev.syncline.run.actor;

/** The state of an actor of a run, as far as leading the run needs it. */
enum ActorState {
    /** Does something, or is about to, without needing anybody else. */
    GOING,

    /** May proceed, and does so when its turn comes. */
    READY,

    /** Stands at the closed gate. */
    AT_THE_GATE,

    /** Works or sleeps until its deadline. */
    RESTING,

    /** Waits for somebody else. */
    WAITING,

    /** Waits for somebody else, and gives up at its deadline. */
    WAITING_WITH_DEADLINE,

    /** Waits for others to end. */
    JOINING,

    /** Has nothing to do before it is asked. */
    IDLE,

    /** Has recorded its last event. */
    ENDED;

    /** Whether a cue lets it proceed. */
    boolean takesCue() {
        return this == AT_THE_GATE || hasDeadline();
    }

    /** Whether it proceeds by itself when the clock reaches its deadline. */
    boolean hasDeadline() {
        return this == RESTING || this == WAITING_WITH_DEADLINE;
    }

    /** Whether somebody else can call it. */
    boolean takesCall() {
        return this == WAITING || this == WAITING_WITH_DEADLINE || this == JOINING || this == IDLE;
    }
}
