package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;

/** Is told what becomes of the program. */
public interface ProgramListener {
    /** It has begun: its first record is there, which was written when the machine's clock showed {@code wall}. */
    void begun(long wall);

    /** This actor is granted its next operation. */
    void granted(ActorInfo actor);

    /** The user has typed this, which is run under this number unless the listener refuses that by an exception. */
    void typed(int number, String line);

    /** What the user has typed under this number is over, and all events of it are in the log; the text is the error, or empty. */
    void answered(int number, String error);

    /** A cell of a notebook was executed; the text is what it adds to that of the run. */
    void cell(int number, String text);

    /** An actor has ended with an error, a sentence. */
    void failed(String actor, String error);

    /** A process was ended by this signal, and not by the run. */
    void died(String actor, int signal);

    /** The program could not be run, for a reason that is a sentence. */
    void broken(String why);

    /** The program may not go on, for a reason that is a sentence. */
    void end(String why);

    /** All of its processes have ended. */
    void over();
}
