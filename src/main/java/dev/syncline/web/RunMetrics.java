package dev.syncline.web;

import dev.syncline.run.Run;
import dev.syncline.run.Runs;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** What the server has to do, in figures that are read when somebody asks for them. */
@Component
final class RunMetrics implements MeterBinder {
    private final Runs runs;
    private final Audience audience;

    /** Reads the figures of these runs and of those who watch them. */
    RunMetrics(Runs runs, Audience audience) {
        this.runs = runs;
        this.audience = audience;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "syncline.runs.live", "Runs that go on.", RunMetrics::live);
        gauge(registry, "syncline.runs.kept", "Runs that are over and whose logs are kept.", RunMetrics::kept);
        gauge(registry, "syncline.workers", "Worker processes, those that wait for a run included.", Runs::workers);
        Gauge.builder("syncline.ring.backlog", runs, RunMetrics::backlog)
                .description("Events of all runs that are recorded and not in a log yet.")
                .baseUnit("events")
                .register(registry);
        Gauge.builder("syncline.viewers", audience, Audience::size)
                .description("Screens that follow a run.")
                .register(registry);
        Gauge.builder("syncline.viewers.lag", audience, Audience::lag)
                .description("Events that the screen which is furthest behind has not been sent yet.")
                .baseUnit("events")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Runs> value) {
        Gauge.builder(name, runs, value).description(description).register(registry);
    }

    private static double live(Runs runs) {
        return runs.all().stream().filter(Run::live).count();
    }

    private static double kept(Runs runs) {
        return runs.all().stream().filter(run -> !run.live()).count();
    }

    private static double backlog(Runs runs) {
        return runs.all().stream().mapToLong(Run::backlog).sum();
    }
}
