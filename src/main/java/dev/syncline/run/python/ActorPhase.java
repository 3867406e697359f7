package dev.syncline.run.python;

/** What an actor of a traced program does, as far as its records say. */
enum ActorPhase {
    /** It computes, or is about to record something. */
    RUNNING,
    /** It is held before an operation. */
    AT_GATE,
    /** It waits until another actor does something. */
    WAITING,
    /** It was released from its wait, or has just been started, and is held until it is its turn to go on. */
    READY,
    /** It sleeps, or waits with a timeout: it goes on by itself when its time has come. */
    TIMED,
    /** It has ended. */
    ENDED
}
