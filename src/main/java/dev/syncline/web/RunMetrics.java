package dev.syncline.web;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.web.live.LogSocketHandler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The load of the server as metrics, computed when they are read. */
@Component
final class RunMetrics implements MeterBinder {
    private final RunRegistry runs;
    private final LogSocketHandler viewers;

    /** Measures these runs and their viewers. */
    RunMetrics(RunRegistry runs, LogSocketHandler viewers) {
        this.runs = runs;
        this.viewers = viewers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "syncline.runs.live", "Runs in progress.", RunMetrics::live);
        gauge(registry, "syncline.runs.kept", "Ended runs whose logs are kept.", RunMetrics::kept);
        gauge(registry, "syncline.workers", "Worker processes, including idle ones.", RunRegistry::workers);
        Gauge.builder("syncline.ring.backlog", runs, RunMetrics::backlog)
                .description("Events recorded but not yet in a log, over all runs.")
                .baseUnit("events")
                .register(registry);
        Gauge.builder("syncline.viewers", viewers, LogSocketHandler::size)
                .description("Viewers connected to a run.")
                .register(registry);
        Gauge.builder("syncline.viewers.lag", viewers, LogSocketHandler::lag)
                .description("Events not yet sent to the viewer that lags most.")
                .baseUnit("events")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<RunRegistry> value) {
        Gauge.builder(name, runs, value).description(description).register(registry);
    }

    private static double live(RunRegistry runs) {
        return runs.all().stream().filter(Run::live).count();
    }

    private static double kept(RunRegistry runs) {
        return runs.all().stream().filter(run -> !run.live()).count();
    }

    private static double backlog(RunRegistry runs) {
        return runs.all().stream().mapToLong(Run::backlog).sum();
    }
}
