package dev.wharf.admin;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may do what over HTTP. Stateless: each request carries its own credentials, no cookie does, so there is nothing for CSRF to ride on. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String ADMIN = "ADMIN";
    private static final String OPERATOR = "OPERATOR";
    private static final String AUDITOR = "AUDITOR";

    private static final String[] HEALTH = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"};
    private static final String[] INSTRUMENTS = {"/actuator/prometheus", "/actuator/info"};
    private static final String[] DESCRIPTION =
            {"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**", "/swagger-ui.html", "/swagger-ui/**"};

    /** Swagger UI's own pages; the API's answers are no pages at all. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    @Bean
    static RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix().role(ADMIN).implies(OPERATOR).role(OPERATOR).implies(AUDITOR).build();
    }

    @Bean
    SecurityFilterChain door(HttpSecurity http, SecurityProblems problems) {
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void rules(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        requests.requestMatchers(HEALTH).permitAll();
        requests.requestMatchers(DESCRIPTION).permitAll();
        requests.requestMatchers(INSTRUMENTS).hasRole(AUDITOR);
        requests.requestMatchers(HttpMethod.DELETE, "/api/v1/sessions/*").hasRole(OPERATOR);
        requests.requestMatchers(HttpMethod.POST, "/api/v1/deliveries/*/retry").hasRole(OPERATOR);
        requests.requestMatchers(HttpMethod.GET, "/api/**").hasRole(AUDITOR);
        requests.requestMatchers(HttpMethod.HEAD, "/api/**").hasRole(AUDITOR);
        requests.requestMatchers("/api/**").hasRole(ADMIN);
        requests.anyRequest().denyAll();
    }

    /** Spring's own, which are nosniff, no-store and no framing, and a content policy. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }
}
