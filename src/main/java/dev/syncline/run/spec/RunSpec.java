package dev.syncline.run.spec;

import dev.syncline.scenario.Scenario;
import java.util.Map;

/**
 * What is to be run.
 *
 * @param id the name of the run in links
 * @param scenario whose body it is
 * @param engine what runs it
 * @param knobs a value for each knob of the scenario, checked
 * @param seed decides the random numbers
 * @param order how it begins
 */
public record RunSpec(
        String id, Scenario scenario, Engine engine, Map<String, Object> knobs, long seed, StartMode order) {}
