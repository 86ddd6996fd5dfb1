package dev.callsight.app.identity;

import dev.callsight.app.http.IdempotencyFilter;
import dev.callsight.app.http.RateLimitFilter;
import dev.callsight.app.http.Routes;
import dev.callsight.app.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The chain that every request passes: who calls, CSRF, limits, then whether it may go on. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /**
   * The page's own scripts only. Styles may be inline because the component library and the charts
   * set them on elements; images may be data because charts export that way.
   */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
          + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  SecurityContextRepository securityContexts() {
    return new RequestAttributeSecurityContextRepository();
  }

  /** Stands by so that no in-memory user with a printed password is made up. */
  @Bean
  AuthenticationManager noOtherWayIn() {
    return authentication -> {
      throw new BadCredentialsException("Unused");
    };
  }

  @Bean
  CookieCsrfTokenRepository csrfTokens(Settings settings) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("callsight_csrf");
    tokens.setHeaderName("X-CSRF-Token");
    tokens.setCookieCustomizer(cookie -> {
      cookie.path("/").httpOnly(true).sameSite("Strict");
      if (settings.servedOverHttps()) {
        cookie.secure(true);
      }
    });
    return tokens;
  }

  @Bean
  CookieSerializer sessionCookie(Settings settings) {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName("callsight_session");
    cookie.setCookiePath("/");
    cookie.setUseHttpOnlyCookie(true);
    cookie.setSameSite("Strict");
    if (settings.servedOverHttps()) {
      cookie.setUseSecureCookie(true);
    }
    return cookie;
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Callers callers,
      SecurityContextRepository contexts,
      CookieCsrfTokenRepository csrfTokens,
      SecurityRefusals refusals,
      RateLimitFilter rateLimit,
      IdempotencyFilter idempotency) {
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf(csrf, csrfTokens))
        .headers(SecurityConfiguration::headers)
        .addFilterBefore(new CallerFilter(callers, contexts), CsrfFilter.class)
        .addFilterBefore(rateLimit, AuthorizationFilter.class)
        .addFilterAfter(idempotency, AuthorizationFilter.class)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(rules ->
            rules
                .dispatcherTypeMatchers(
                    DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(Routes.SESSION, Routes.SESSION + "/link")
                .permitAll()
                .requestMatchers(Routes.API + "**")
                .authenticated()
                // Everything else is the same for everyone: pages, health, the contract.
                .anyRequest()
                .permitAll())
        .build();
  }

  private static void csrf(
      CsrfConfigurer<HttpSecurity> csrf, CookieCsrfTokenRepository csrfTokens) {
    csrf.csrfTokenRepository(csrfTokens)
        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
        .requireCsrfProtectionMatcher(SecurityConfiguration::needsToken);
  }

  /**
   * Only what a browser sends on its own can be forged: the session cookie. Questions change
   * nothing; signing in is protected by its content type, which no foreign form can send.
   */
  private static boolean needsToken(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && !Routes.isQuestion(request)
        && !Routes.isSignIn(request)
        && Callers.current().filter(Caller.SignedInPerson.class::isInstance).isPresent();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
  }
}
