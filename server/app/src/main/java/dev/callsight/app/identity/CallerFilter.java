package dev.callsight.app.identity;

import dev.callsight.app.http.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes the caller known to the rest of the chain and to the log lines of the request. Only where
 * it matters who calls: pages and their parts are the same for everyone, and need no look at a
 * session.
 */
final class CallerFilter extends OncePerRequestFilter {
  private static final String MDC_KEY = "caller";

  private final Callers callers;
  private final SecurityContextRepository contexts;

  CallerFilter(Callers callers, SecurityContextRepository contexts) {
    this.callers = callers;
    this.contexts = contexts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Routes.isApi(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = callers.identify(request);
    if (caller.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    remember(caller.get(), request, response);
    try (var _ = MDC.putCloseable(MDC_KEY, caller.get().id())) {
      chain.doFilter(request, response);
    }
  }

  private void remember(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
    // For the second leg of an answer that is written asynchronously.
    contexts.saveContext(context, request, response);
  }
}
