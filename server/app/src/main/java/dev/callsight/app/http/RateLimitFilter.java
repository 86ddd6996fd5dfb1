package dev.callsight.app.http;

import dev.callsight.app.nodes.Redis;
import dev.callsight.app.settings.RateLimits;
import dev.callsight.app.settings.Settings;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each caller to its rate. Belongs behind whatever finds out who calls and before whatever
 * refuses: callers count by who they are, everyone else, wrong keys included, by address.
 */
public final class RateLimitFilter extends OncePerRequestFilter {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Problems problems;
  private final Limit requests;
  private final Limit signIns;

  /** Limits to what the settings say. */
  public RateLimitFilter(Settings settings, Problems problems, Redis redis) {
    this.problems = problems;
    RateLimits limits = settings.rateLimits();
    this.requests = new Limit("requests", limits.requestsPerMinute(), redis);
    this.signIns = new Limit("sign-in", limits.signInsPerMinute(), redis);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Routes.isApi(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean signIn = Routes.isSignIn(request);
    Limit limit = signIn ? signIns : requests;
    String caller = signIn ? request.getRemoteAddr() : caller(request);
    ConsumptionProbe probe = limit.take(caller);
    limit.describe(probe, response);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = secondsUp(probe.getNanosToWaitForRefill());
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    problems.answer(
        request,
        response,
        new ApiException(
            CommonError.TOO_MANY_REQUESTS,
            "At most %d %s a minute; try again in %d s."
                .formatted(limit.perMinute, signIn ? "attempts" : "requests", seconds)));
  }

  private static String caller(HttpServletRequest request) {
    Principal principal = request.getUserPrincipal();
    return principal == null ? request.getRemoteAddr() : principal.getName();
  }

  private static long secondsUp(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
  }

  /** One policy with a bucket for each caller. */
  private static final class Limit {
    private final String name;
    private final int perMinute;
    private final String policy;
    private final Buckets buckets;

    Limit(String name, int perMinute, Redis redis) {
      this.name = name;
      this.perMinute = perMinute;
      this.policy = "\"%s\";q=%d;w=%d".formatted(name, perMinute, PERIOD.toSeconds());
      this.buckets = new Buckets(name, perMinute, redis);
    }

    ConsumptionProbe take(String caller) {
      return buckets.take(caller);
    }

    void describe(ConsumptionProbe probe, HttpServletResponse response) {
      response.setHeader("RateLimit-Policy", policy);
      response.setHeader(
          "RateLimit",
          '"'
              + name
              + "\";r="
              + probe.getRemainingTokens()
              + ";t="
              + secondsUp(probe.getNanosToWaitForReset()));
    }
  }
}
