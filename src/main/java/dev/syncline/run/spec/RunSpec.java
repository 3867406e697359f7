package dev.syncline.run.spec;

import dev.syncline.scenario.Scenario;
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
        String id, Scenario scenario, Engine engine, Map<String, Object> knobs, long seed, StartMode order) {}
