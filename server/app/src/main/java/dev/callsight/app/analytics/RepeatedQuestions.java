package dev.callsight.app.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.RepeatableRequest;
import dev.callsight.app.http.Routes;
import dev.callsight.app.identity.Access;
import dev.callsight.app.identity.Caller;
import dev.callsight.app.identity.Organization;
import dev.callsight.app.identity.Scope;
import dev.callsight.engine.FactStore;
import dev.callsight.engine.UnknownOrganizationException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives an answer that was given before, byte by byte: a question that comes again in the same
 * words, while the facts and the organization are the same and the cache still holds its answer, is
 * neither read nor written anew. Who asks is permitted each time.
 */
@Component
@Order(0)
class RepeatedQuestions extends OncePerRequestFilter {
  private static final Set<String> PATHS =
      Set.of(Routes.QUESTIONS + "overview", Routes.QUESTIONS + "query");

  private static final long MOST_BYTES = 32L << 20;
  private static final String TO_KEEP = RepeatedQuestions.class.getName();

  private final Access access;
  private final FactStore store;
  private final JsonMapper json;
  private final Cache<Words, Kept> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((Words words, Kept each) -> words.body().remaining() + each.answer().size())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  RepeatedQuestions(Access access, FactStore store, JsonMapper json) {
    this.access = access;
    this.store = store;
    this.json = json;
  }

  /** A question as it was sent. */
  private record Words(String path, @Nullable String query, ByteBuffer body) {}

  /**
   * An answer with what it depends on.
   *
   * @param named the organization as the request named it, or null
   * @param until {@link System#nanoTime} when it is not right any more
   */
  private record Kept(
      @Nullable String named,
      Organization organization,
      long version,
      long until,
      WrittenAnswer answer) {}

  /**
   * What a controller found in the cache of answers, to be kept as bytes.
   *
   * @param until {@link System#nanoTime} when it is not right any more
   */
  record Found(
      @Nullable String named, Organization organization, long version, long until, Object answer) {}

  /** Has an answer that the request gets kept. */
  static void keep(HttpServletRequest request, Found found) {
    request.setAttribute(TO_KEEP, found);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Routes.isQuestion(request)
        || !PATHS.contains(request.getRequestURI())
        || !isJson(request.getContentType())
        || !acceptsJson(request.getHeader(HttpHeaders.ACCEPT));
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
  }

  private static boolean acceptsJson(@Nullable String accept) {
    return accept == null
        || accept.startsWith(MediaType.APPLICATION_JSON_VALUE)
        || accept.equals(MediaType.ALL_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long started = System.nanoTime();
    byte[] body = request.getInputStream().readAllBytes();
    Words words =
        new Words(request.getRequestURI(), request.getQueryString(), ByteBuffer.wrap(body));
    Kept known = kept.getIfPresent(words);
    if (known != null && isRight(known, started) && isPermitted(known)) {
      give(known.answer(), started, request, response);
      return;
    }
    chain.doFilter(new RepeatableRequest(request, body), response);
    if (request.getAttribute(TO_KEEP) instanceof Found found && response.getStatus() == 200) {
      keep(words, found);
    }
  }

  private boolean isRight(Kept known, long now) {
    try {
      return known.until() - now > 0
          && store.status(known.organization().id()).version() == known.version();
    } catch (UnknownOrganizationException e) {
      return false;
    }
  }

  /** Whoever is not, is told so by whom the question is passed on to. */
  private boolean isPermitted(Kept known) {
    Optional<Caller> caller = Access.caller();
    if (caller.isEmpty()) {
      return false;
    }
    try {
      return access
          .authorize(caller.get(), known.named(), Scope.QUERY_READ)
          .equals(known.organization());
    } catch (ApiException refused) {
      return false;
    }
  }

  private void keep(Words words, Found found) {
    kept.put(
        words,
        new Kept(
            found.named(),
            found.organization(),
            found.version(),
            found.until(),
            WrittenAnswer.of(json.writeValueAsBytes(found.answer()))));
  }

  private static void give(
      WrittenAnswer answer, long started, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    double milliseconds = (System.nanoTime() - started) / 1e6;
    String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean gzip = encodings != null && encodings.contains("gzip") && !encodings.contains("q=0");
    byte[] bytes = gzip ? answer.gzip(milliseconds) : answer.json(milliseconds);
    if (gzip) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
