package dev.syncline.run.spec;

import dev.syncline.log.LogHeader;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param id the id of the run in links
 * @param scenario the scenario
 * @param engine what runs it
 * @param knobs a value for each knob of the scenario, checked
 * @param seed the seed of the random numbers
 * @param order whether it starts paused or with a forced order
 */
public record RunSpec(
        String id, Scenario scenario, Engine engine, Map<String, Object> knobs, long seed, StartMode order) {
    /** The head of the log of this run, which starts at {@code started}, in milliseconds since 1970. */
    public LogHeader header(long started) {
        if (scenario instanceof UserScript script) {
            return new LogHeader(id, scenario.id(), engine.id(), knobs, seed, started, script.text(), script.watch());
        }
        return new LogHeader(id, scenario.id(), engine.id(), knobs, seed, started);
    }
}
