package dev.syncline.scenario;

/** How good an outcome is, in the words of jcstress. */
public enum Grade {
    /** What the lesson promises. */
    EXPECTED,
    /** Allowed, and worth talking about. */
    INTERESTING,
    /** Must never happen: a defect of the scenario or of a primitive. */
    FORBIDDEN
}
