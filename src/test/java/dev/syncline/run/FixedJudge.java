package dev.syncline.run;

import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.NamedEvent;
import java.util.function.Supplier;

/**
 * A judge that looks at nothing.
 *
 * @param ending what it says when it is asked
 */
public record FixedJudge(Supplier<Judgement> ending) implements Judge {
    /** A judge that always says this. */
    public FixedJudge(String outcome, String sentence) {
        this(() -> new Judgement(outcome, sentence));
    }

    @Override
    public void event(NamedEvent event) {
        // it has made up its mind
    }

    @Override
    public Judgement judgement() {
        return ending.get();
    }
}
