package org.bihuan.access.rules;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.bihuan.access.oidc.OidcSignIn;
import org.bihuan.access.session.SessionFilter;
import org.bihuan.access.session.Sessions;
import org.bihuan.http.Addresses;
import org.bihuan.http.Problem;
import org.bihuan.http.ProblemRenderer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * The pages are open to everybody who is signed in. Everybody else is redirected to the sign-in
 * page and from there to where they wanted to go. Every form carries a token that other sites
 * cannot know.
 */
@Configuration
class PageRules {

  private static final MultipartResolver MULTIPART = new StandardServletMultipartResolver();
  private static final String SIGN_IN = "/sign-in";

  /** Addresses that are open before signing in. */
  private static final String[] OPEN = {
    SIGN_IN,
    "/language",
    "/setup",
    "/vendor/**",
    "/workbench/**",
    "/favicon*",
    "/report/**",
    "/roots"
  };

  @Bean
  static CsrfTokenRepository formTokens() {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("bihuan-form");
    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
    return tokens;
  }

  @Bean
  @Order(2)
  SecurityFilterChain forPeople(
      HttpSecurity http,
      ProblemRenderer renderer,
      Sessions sessions,
      OidcSignIn oidc,
      CsrfTokenRepository formTokens)
      throws Exception {
    oidc.addTo(http);
    return http.csrf(
            csrf ->
                csrf.csrfTokenRepository(formTokens)
                    // whoever reports has no account in whose name anything could be forged, and
                    // needs no cookie
                    .ignoringRequestMatchers("/report/**")
                    // Signing in removes the CSRF token (see Sessions). Without a container session
                    // every request would count as signing in and invalidate the token of all open
                    // forms.
                    .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(new SessionFilter(sessions), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            rules ->
                rules
                    .dispatcherTypeMatchers(
                        DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(
                        (request, response, e) -> leadToSignIn(request, response, renderer))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            renderer.write(request, response, refusal(request))))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.deny())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .addHeaderWriter(ContentSecurity.FOR_PEOPLE))
        .build();
  }

  /** A form with a file that is too large is not read, so its token is missing. */
  private static Problem refusal(HttpServletRequest request) {
    try {
      if (MULTIPART.isMultipart(request)) {
        MULTIPART.resolveMultipart(request);
      }
      return new Problem("form-expired", HttpStatus.FORBIDDEN);
    } catch (MultipartException unread) {
      return Problem.of(unread);
    }
  }

  private static void leadToSignIn(
      HttpServletRequest request, HttpServletResponse response, ProblemRenderer renderer)
      throws IOException {
    if (!Addresses.wantsPage(request)) {
      renderer.write(request, response, new Unauthenticated(false));
      return;
    }
    String there = SIGN_IN + "?to=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8);
    if (Addresses.isByScript(request)) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", there);
    } else {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader("Location", there);
    }
  }

  /** The page to show after signing in: the one asked for, or the one whose form was sent. */
  private static String wanted(HttpServletRequest request) {
    boolean shown = HttpMethod.GET.matches(request.getMethod()) && !Addresses.isByScript(request);
    String query = request.getQueryString();
    return shown
        ? Addresses.local(request.getRequestURI() + (query == null ? "" : "?" + query))
        : Addresses.sender(request);
  }
}
