package dev.syncline.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on one line why the server did not start and what to do about it. */
final class OneLineFailureReporter implements FailureAnalysisReporter {
    private static final Logger LOGGER = LoggerFactory.getLogger(OneLineFailureReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOGGER.error("Syncline cannot start. {}", sentence(analysis));
    }

    /** The description and the action on one line, whichever analyzer they come from. */
    static String sentence(FailureAnalysis analysis) {
        String action = analysis.getAction();
        String both = analysis.getDescription() + (action == null || action.isBlank() ? "" : " " + action);
        return both.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
