package dev.syncline.web;

import dev.syncline.web.guard.AllowedHosts;
import dev.syncline.web.guard.CrossSiteRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.CorsFilter;

/**
 * Who may do what: a client that reaches the server under one of its names may do everything, a page of another site
 * may not. There is no login, and there are no sessions. Permissions would be rules of {@link #filterChain}, as
 * everywhere in Spring Security.
 *
 * <p>Forms carry no CSRF token: {@link CrossSiteRequests} refuses what another site's page sends, by the origin that
 * the browser states, and a script without a browser has no user's rights to abuse.
 *
 * <p>The referrer policy is {@code same-origin} rather than none, because without a referrer a browser sends a form
 * with the origin {@code null}, which {@link CrossSiteRequests} treats as another site.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    /** Accepts only unambiguous requests under an allowed host name; an unknown method is refused later. */
    @Bean
    HttpFirewall firewall(AllowedHosts hosts) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(hosts::allows);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** The filters of a request before its controller. */
    @Bean
    SecurityFilterChain filterChain(HttpSecurity http, CrossSiteRequests crossSite) {
        CorsFilter origins = new CorsFilter(crossSite);
        origins.setCorsProcessor(crossSite);
        return http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .addFilter(origins)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    /** Tells browsers what our pages may load, and how long a response may be cached. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                // the first match wins: forever if the name contains a hash of the content
                .addHeaderWriter(cacheControl(
                        RegexRequestMatcher.regexMatcher("/assets/.+-[0-9a-f]{32}\\.\\w+"),
                        "public, max-age=31536000, immutable"))
                .addHeaderWriter(cacheControl(PathPatternRequestMatcher.pathPattern("/api/**"), "no-store"))
                .addHeaderWriter(cacheControl(request -> true, "no-cache"));
    }

    private static HeaderWriter cacheControl(RequestMatcher which, String howLong) {
        return new DelegatingRequestMatcherHeaderWriter(which, new StaticHeadersWriter("Cache-Control", howLong));
    }
}
