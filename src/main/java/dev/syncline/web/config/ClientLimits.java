package dev.syncline.web.config;

import java.net.InetAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits for one client address; a lecture hall behind one router is one address.
 *
 * @param connections how many connections it may have at the same time
 * @param viewers how many viewers it may have at the same time
 * @param startsPerMinute how many runs and series it may start a minute
 * @param slowRequests how many of its requests may be slow at the same time; beyond that, the oldest are cut off
 * @param headTime how long the head of a request may take to arrive
 * @param requestTime how long a request may take until its response has been read
 * @param exportTime the same for the log of a run
 * @param silence how long a viewer may leave a ping unanswered
 * @param loopbackExempt whether clients on this machine have no limit on connections, viewers and starts
 */
@ConfigurationProperties("syncline.clients")
public record ClientLimits(
        @DefaultValue("2000") int connections,
        @DefaultValue("320") int viewers,
        @DefaultValue("120") int startsPerMinute,
        @DefaultValue("64") int slowRequests,
        @DefaultValue("10s") Duration headTime,
        @DefaultValue("30s") Duration requestTime,
        @DefaultValue("10m") Duration exportTime,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("true") boolean loopbackExempt) {
    /** Refuses settings that would make the server unusable. */
    public ClientLimits {
        atLeastOne("connections", connections);
        atLeastOne("viewers", viewers);
        atLeastOne("starts-per-minute", startsPerMinute);
        atLeastOne("slow-requests", slowRequests);
        positive("head-time", headTime);
        positive("request-time", requestTime);
        positive("export-time", exportTime);
        positive("silence", silence);
    }

    /** Whether this address is exempt from the limits. */
    public boolean exempts(InetAddress address) {
        return loopbackExempt && address.isLoopbackAddress();
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("syncline.clients.%s takes a whole number from 1.".formatted(name));
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("syncline.clients.%s takes a time, such as 10s.".formatted(name));
        }
    }
}
