package dev.syncline.scenario;

/**
 * Tells from the log of one run how it ended. It is shown every event in order, keeps what it needs, however long the
 * log is, and is asked when every actor has ended by itself.
 *
 * <p>It knows the events and the values that the knobs had at the start, and nothing else: so the same log has the same
 * judgement, whatever program recorded it.
 */
public interface Judge {
    /** Takes the next event. */
    void event(NamedEvent event);

    /** The outcome of the run, whose events it has all been shown. */
    Judgement judgement();
}
