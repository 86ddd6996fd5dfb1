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
import java.util.Optional;
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
    TooMany tooMany = tooMany(limit, probe, signIn ? "attempts" : "requests");
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
    problems.answer(request, response, tooMany.refusal());
  }

  /**
   * A refusal of what was too much.
   *
   * @param seconds after which there is room again
   */
  public record TooMany(ApiException refusal, long seconds) {}

  /**
   * Counts one more of the things that a request asks for: it has counted for the first.
   *
   * @return the refusal, when its caller is out of them
   */
  public Optional<TooMany> takeAnother(HttpServletRequest request) {
    ConsumptionProbe probe = requests.take(caller(request));
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(tooMany(requests, probe, "requests"));
  }

  private static TooMany tooMany(Limit limit, ConsumptionProbe probe, String of) {
    long seconds = secondsUp(probe.getNanosToWaitForRefill());
    return new TooMany(
        new ApiException(
            CommonError.TOO_MANY_REQUESTS,
            "At most %d %s a minute; try again in %d s.".formatted(limit.perMinute, of, seconds)),
        seconds);
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
