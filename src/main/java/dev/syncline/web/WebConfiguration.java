package dev.syncline.web;

import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.untraced.UntracedCounts;
import dev.syncline.scenario.Catalog;
import dev.syncline.scenario.Scenario;
import dev.syncline.script.Scripts;
import dev.syncline.web.config.ClientLimits;
import dev.syncline.web.config.SynclineProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes beans of the catalogue and the runs, which know nothing of Spring. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SynclineProperties.class, ClientLimits.class})
class WebConfiguration {
    /** The scenarios, in the order of the course. */
    @Bean
    Catalog catalog(ObjectProvider<Scenario> scenarios) {
        return new Catalog(scenarios.stream().toList());
    }

    /** The runs; when the server shuts down, every one of them is stopped. */
    @Bean(destroyMethod = "close")
    RunRegistry runs(SynclineProperties settings) {
        return new RunRegistry(
                settings.dataDir(), settings.limits(), settings.workerIdleTime(), new Interpreters(settings.python()));
    }

    /** The programs that users have written, beside the logs. */
    @Bean
    Scripts scripts(SynclineProperties settings) {
        return new Scripts(settings.dataDir().resolve("scripts"));
    }

    /** The series; the active one is stopped before the runs are. */
    @Bean(destroyMethod = "close")
    SeriesRegistry series(RunRegistry runs, SynclineProperties settings) {
        return new SeriesRegistry(runs, settings.seriesRunTime());
    }

    /** The counts of what programs print without the tracer; the one that is being made is stopped with the server. */
    @Bean(destroyMethod = "close")
    UntracedCounts untracedCounts(RunRegistry runs, SynclineProperties settings) {
        return new UntracedCounts(runs, settings.seriesRunTime());
    }
}
