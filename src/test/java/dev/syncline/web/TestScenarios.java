package dev.syncline.web;

import dev.syncline.scenario.Scenario;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Adds the scenarios that only tests run. */
@TestConfiguration(proxyBeanMethods = false)
class TestScenarios {
    /** Has a knob of every type. */
    @Bean
    Scenario everyKnob() {
        return new EveryKnob();
    }

    /** Records as many events as it can. */
    @Bean
    Scenario busyLocks() {
        return new BusyLocks();
    }
}
