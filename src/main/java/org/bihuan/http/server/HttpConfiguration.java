package org.bihuan.http.server;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.Refusals;
import org.bihuan.http.idempotency.IdempotencyFilter;
import org.bihuan.http.idempotency.IdempotentRequests;
import org.bihuan.http.idempotency.MappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.xml.Jaxb2RootElementHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Configures what all endpoints share. */
@Configuration
@EnableScheduling
class HttpConfiguration implements WebMvcConfigurer {

  /** Just after Spring Security, so that the caller is known. */
  private static final int BEHIND_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 10;

  @Bean
  @ConditionalOnMissingBean
  static Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC); // the precision of the database's times
  }

  @Bean
  static StrictJson strictJson() {
    return new StrictJson();
  }

  /** The language chosen on the pages, else the one requested by the browser or client. */
  @Bean
  static LocaleResolver localeResolver() {
    AcceptHeaderLocaleResolver asked = new AcceptHeaderLocaleResolver();
    asked.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    asked.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH));
    CookieLocaleResolver chosen = new CookieLocaleResolver("bihuan-language");
    chosen.setCookieMaxAge(Duration.ofDays(400)); // the longest that browsers allow
    chosen.setCookieSameSite("Lax");
    chosen.setCookieHttpOnly(true);
    chosen.setRejectInvalidCookies(false);
    chosen.setDefaultLocaleFunction(asked::resolveLocale);
    return chosen;
  }

  @Bean
  static FilterRegistrationBean<BrokenRequests> brokenRequests(ProblemRenderer renderer) {
    var registration = new FilterRegistrationBean<>(new BrokenRequests(renderer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** After the filter that applies a proxy's headers, if there is one. */
  @Bean
  static FilterRegistrationBean<ReadableHeaders> readableHeaders(ProblemRenderer renderer) {
    var registration = new FilterRegistrationBean<>(new ReadableHeaders(renderer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return registration;
  }

  @Bean
  static FilterRegistrationBean<BodyLimit> bodyLimit(ProblemRenderer renderer) {
    var registration = new FilterRegistrationBean<>(new BodyLimit(renderer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  @Bean
  static FilterRegistrationBean<DatabaseAwayFilter> awayFilter(ProblemRenderer renderer) {
    var registration = new FilterRegistrationBean<>(new DatabaseAwayFilter(renderer));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 11);
    return registration;
  }

  @Bean
  static FilterRegistrationBean<IdempotencyFilter> idempotency(
      IdempotentRequests requests, MappedEndpoints endpoints, ProblemRenderer renderer) {
    var registration =
        new FilterRegistrationBean<>(new IdempotencyFilter(requests, endpoints, renderer));
    registration.setOrder(BEHIND_SECURITY);
    registration.addUrlPatterns("/api/*");
    return registration;
  }

  /**
   * Answers requests refused by the firewall, such as those with an unknown method, directly: they
   * must not be dispatched to /error.
   */
  @Bean
  static RequestRejectedHandler requestRejectedHandler(ProblemRenderer renderer) {
    return (request, response, refused) ->
        renderer.write(request, response, Refusals.ofStatus(HttpStatus.BAD_REQUEST.value()));
  }

  /** Removes the XML converters, so that no response is checked for XML. */
  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    converters.removeIf(Jaxb2RootElementHttpMessageConverter.class::isInstance);
  }

  /**
   * A client that prefers another content type gets the one there is (RFC 9110, 12.5.1). Refusing
   * it would come too late: the content type is checked after the operation is done.
   */
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
    HeaderContentNegotiationStrategy asked = new HeaderContentNegotiationStrategy();
    configurer.strategies(
        List.of(
            request -> {
              try {
                List<MediaType> wanted = new ArrayList<>(asked.resolveMediaTypes(request));
                wanted.remove(MediaType.APPLICATION_PROBLEM_JSON); // the content type of refusals
                wanted.add(MediaType.ALL);
                return wanted;
              } catch (HttpMediaTypeNotAcceptableException unreadable) {
                return List.of(MediaType.ALL);
              }
            }));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new ReadParameters());
    registry.addInterceptor(new UnknownParameters()).addPathPatterns("/api/**");
  }
}
