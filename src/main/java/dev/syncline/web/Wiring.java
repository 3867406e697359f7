package dev.syncline.web;

import dev.syncline.run.AllSeries;
import dev.syncline.run.Runs;
import dev.syncline.scenario.Catalog;
import dev.syncline.scenario.Scenario;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the catalogue and the runs, which know nothing of Spring, where the controllers find them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Settings.class, ClientLimits.class})
class Wiring {
    /** The scenarios, in the order of the course. */
    @Bean
    Catalog catalog(ObjectProvider<Scenario> scenarios) {
        return new Catalog(scenarios.stream().toList());
    }

    /** The runs; when the server shuts down, every one of them is stopped. */
    @Bean(destroyMethod = "close")
    Runs runs(Settings settings) {
        return new Runs(settings.dataDir(), settings.limits(), settings.workerIdleTime());
    }

    /** The series; the one that goes on is stopped before the runs are. */
    @Bean(destroyMethod = "close")
    AllSeries series(Runs runs, Settings settings) {
        return new AllSeries(runs, settings.seriesRunTime());
    }
}
