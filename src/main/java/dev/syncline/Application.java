package dev.syncline;

import dev.syncline.python.program.TracerCommand;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Starts the server, and finds the scenarios of the catalogue. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class) // there is no login
public class Application {

    /** Makes every {@link Scenario} in {@code catalog} a bean, so that a new one is one file and no registration. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "dev.syncline.catalog",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Scenario.class))
    static class Catalogue {}

    /**
     * Starts the server; {@code args} are Spring Boot's, for example {@code --server.port=8080}. With {@code trace} or {@code open} as
     * the first one, it is the command line of the tracer instead.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (TracerCommand.isMeant(args)) {
            System.exit(TracerCommand.run(args));
        }
        Locale.setDefault(Locale.ENGLISH); // the sentences are English, so their numbers must be, too
        ShutdownDeadline.set();
        SpringApplication.run(Application.class, args);
    }
}
