package dev.syncline.web.guard;

import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.web.config.ClientLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Limits the runs and series that each address may start per minute, in a burst or one after the other. */
@Component
final class StartRate implements HandlerInterceptor, WebMvcConfigurer {
    private static final int MANY_ADDRESSES = 1000;
    private static final int FIRST_ERROR = 400;
    private static final String TAKEN = StartRate.class.getName();

    private final ClientLimits limits;
    private final LongSupplier nanos;
    private final Map<InetAddress, Bucket> buckets = new HashMap<>();

    private record Bucket(double left, long at) {}

    /** Measures time by the clock of this machine. */
    @Autowired
    StartRate(ClientLimits limits) {
        this(limits, System::nanoTime);
    }

    /** Measures time by {@code nanos}. */
    StartRate(ClientLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(
                        "/api/attach",
                        "/api/logs",
                        "/api/runs",
                        "/api/runs/*/untraced",
                        "/api/series",
                        "/scenarios/*/runs",
                        "/scenarios/*/outcomes",
                        "/compare");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            return true;
        }
        InetAddress address = ClientAddress.of(request);
        if (limits.exempts(address)) {
            return true;
        }
        if (!takes(address)) {
            throw new LimitExceeded(
                    "At most %d runs a minute may be started from this address; syncline.clients.starts-per-minute sets the limit."
                            .formatted(limits.startsPerMinute()));
        }
        request.setAttribute(TAKEN, address);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TAKEN) instanceof InetAddress address
                && (failure != null || response.getStatus() >= FIRST_ERROR)) {
            request.removeAttribute(TAKEN);
            givesBack(address);
        }
    }

    /** Takes a permit of this address; returns false if it has none left. */
    synchronized boolean takes(InetAddress address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(address);
        double left = bucket == null ? limits.startsPerMinute() : filled(bucket, now);
        if (left < 1) {
            return false;
        }
        if (buckets.size() >= MANY_ADDRESSES) {
            buckets.values().removeIf(old -> filled(old, now) >= limits.startsPerMinute());
        }
        buckets.put(address, new Bucket(left - 1, now));
        return true;
    }

    /** Returns a permit to this address, because nothing was started with it. */
    synchronized void givesBack(InetAddress address) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.get(address);
        if (bucket != null) {
            buckets.put(address, new Bucket(Math.min(limits.startsPerMinute(), filled(bucket, now) + 1), now));
        }
    }

    /** How many addresses are remembered. */
    synchronized int size() {
        return buckets.size();
    }

    private double filled(Bucket bucket, long now) {
        double minutes = (now - bucket.at()) / (double) TimeUnit.MINUTES.toNanos(1);
        return Math.min(limits.startsPerMinute(), bucket.left() + minutes * limits.startsPerMinute());
    }
}
