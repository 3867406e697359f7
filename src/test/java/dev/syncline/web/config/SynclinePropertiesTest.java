package dev.syncline.web.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.run.spec.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SynclinePropertiesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(JustSettings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SynclineProperties.class)
    static class JustSettings {}

    @Test
    void documentsTheDefaultsThatTheLimitsHave() {
        runner.run(context -> {
            SynclineProperties settings = context.getBean(SynclineProperties.class);
            assertThat(settings.limits()).isEqualTo(Limits.defaults());
            assertThat(settings.dataDir()).isEqualTo(Path.of(System.getProperty("user.home"), ".syncline"));
            assertThat(settings.seriesRunTime()).isEqualTo(Duration.ofSeconds(20));
            assertThat(settings.workerIdleTime()).isEqualTo(Duration.ofMinutes(5));
            assertThat(settings.python()).isEmpty();
            assertThat(settings.scripts()).isEqualTo(ScriptMode.AUTO);
            assertThat(settings.maxViewers()).isEqualTo(400);
            assertThat(settings.allowedHosts()).isEmpty();
            assertThat(settings.allowedOrigins()).isEmpty();
        });
    }

    @Test
    void takesOneLimitFromOutsideAndKeepsTheOthers() {
        runner.withPropertyValues("syncline.limits.runs-at-once=3", "syncline.allowed-origins=http://a,http://b:81")
                .run(context -> {
                    SynclineProperties settings = context.getBean(SynclineProperties.class);
                    assertThat(settings.limits().runsAtOnce()).isEqualTo(3);
                    assertThat(settings.limits().keptRuns())
                            .isEqualTo(Limits.defaults().keptRuns());
                    assertThat(settings.allowedOrigins()).containsExactly("http://a", "http://b:81");
                });
    }

    @Test
    void refusesWhatMakesNoSense() {
        Path data = Path.of("data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(data, 0, List.of(), List.of()))
                .withMessageContaining("syncline.max-viewers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(data, 1, List.of(), List.of("example.org")))
                .withMessageContaining("syncline.allowed-origins");
        for (String host : List.of("http://hall", "hall:8080", "*", "")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(data, 1, List.of(host), List.of()))
                    .withMessageContaining("syncline.allowed-hosts");
        }
    }

    private static SynclineProperties settings(Path data, int viewers, List<String> hosts, List<String> origins) {
        return new SynclineProperties(
                data,
                Limits.defaults(),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                List.of(),
                ScriptMode.AUTO,
                viewers,
                hosts,
                origins);
    }
}
