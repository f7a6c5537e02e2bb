package org.bihuan.access.rules;

import jakarta.servlet.DispatcherType;
import org.bihuan.access.AccessSettings;
import org.bihuan.access.bearer.BearerFilter;
import org.bihuan.access.bearer.Bearers;
import org.bihuan.http.Addresses;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Which addresses of the API need a signed-in caller: all that are not listed as open. Elsewhere a
 * caller who is not signed in gets 401, and one who is gets 404 for an address that does not exist.
 */
@Configuration
@EnableConfigurationProperties(AccessSettings.class)
class AccessRules {

  /**
   * Turns off Spring Security's observations: a span and two timers for each filter of each request
   * would tell nothing new.
   */
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(1)
  SecurityFilterChain forSystems(
      HttpSecurity http,
      AccessSettings settings,
      ProblemRenderer renderer,
      Bearers bearers,
      RootAdministrators administrators)
      throws Exception {
    return http.securityMatcher(Addresses::isForSystems)
        .csrf(AbstractHttpConfigurer::disable) // no cookies, so no request can be forged
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new BearerFilter(bearers), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(rules -> rules(rules, settings, administrators))
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, e) ->
                            renderer.write(
                                request,
                                response,
                                new Unauthenticated(BearerFilter.given(request))))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            renderer.write(
                                request, response, Problem.forbidden("http.access-denied"))))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.deny())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .addHeaderWriter(ContentSecurity.FOR_SYSTEMS))
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      AccessSettings settings,
      RootAdministrators administrators) {
    rules
        // These continue a request that has been authorized already.
        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
        .permitAll()
        .requestMatchers(HttpMethod.POST, "/api/tokens", "/api/setup")
        .permitAll()
        .requestMatchers("/actuator/health/**", "/problems/**", "/api/public/**")
        .permitAll()
        .requestMatchers(
            "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**", "/swagger-ui.html")
        .permitAll()
        .requestMatchers("/actuator/**")
        .access(mayMeasure(settings, administrators))
        .anyRequest()
        .authenticated();
  }

  /**
   * Matches addresses as the dispatcher does, without a call to the dispatcher for each pattern of
   * each request.
   */
  @Bean
  static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  @Bean
  static BeanPostProcessor noLookAhead(ApplicationContext context) {
    return new NoLookAhead(context);
  }

  private static AuthorizationManager<RequestAuthorizationContext> mayMeasure(
      AccessSettings settings, RootAdministrators administrators) {
    IpAddressMatcher v4 = new IpAddressMatcher("127.0.0.0/8");
    IpAddressMatcher v6 = new IpAddressMatcher("::1");
    return (caller, context) ->
        new AuthorizationDecision(
            (settings.metricsFromLoopback()
                    && (v4.matches(context.getRequest()) || v6.matches(context.getRequest())))
                || (caller.get().getPrincipal() instanceof Caller who
                    && administrators.include(who)));
  }
}
