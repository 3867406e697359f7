package dev.syncline.run;

/** What an actor of a run is about, as far as those have to know who lead the run. */
enum ActorState {
    /** Does something, or is about to: nobody else is needed for it. */
    GOING,

    /** May go on, and does so as soon as it is alone. */
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

    /** Whether a cue lets it go on. */
    boolean takesCue() {
        return this == AT_THE_GATE || hasDeadline();
    }

    /** Whether it goes on by itself when the clock shows its deadline. */
    boolean hasDeadline() {
        return this == RESTING || this == WAITING_WITH_DEADLINE;
    }

    /** Whether somebody else can call it. */
    boolean takesCall() {
        return this == WAITING || this == WAITING_WITH_DEADLINE || this == JOINING || this == IDLE;
    }
}
