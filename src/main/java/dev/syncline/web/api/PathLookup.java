package dev.syncline.web.api;

import dev.syncline.run.Run;
import dev.syncline.run.series.Series;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.service.SeriesStarter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

/** Looks up the run or series of a path before the body is read, so that 404 comes before any other error. */
@Configuration(proxyBeanMethods = false)
class PathLookup {
    /** Finds runs. */
    @Bean
    Converter<String, Run> runOfPath(RunStarter starter) {
        return new Converter<>() {
            @Override
            public Run convert(String id) {
                return starter.find(id);
            }
        };
    }

    /** Finds series. */
    @Bean
    Converter<String, Series> seriesOfPath(SeriesStarter starter) {
        return new Converter<>() {
            @Override
            public Series convert(String id) {
                return starter.find(id);
            }
        };
    }
}
