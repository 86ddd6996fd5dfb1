package dev.callsight.app.identity;

import dev.callsight.app.http.ApiException;
import dev.callsight.app.http.CommonError;
import dev.callsight.app.http.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What the security chain says when it does not let a request through. */
@Component
final class SecurityRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final Problems problems;

  SecurityRefusals(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    boolean keySent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, keySent ? "Bearer error=\"invalid_token\"" : "Bearer");
    problems.answer(
        request,
        response,
        new ApiException(
            CommonError.UNAUTHENTICATED,
            keySent
                ? "This API key is not valid: it is wrong, revoked, or not sent as a Bearer key."
                : "Sign in, or send an API key as Authorization: Bearer <key>."));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    problems.answer(
        request,
        response,
        cause instanceof CsrfException
            ? new ApiException(
                CommonError.CSRF_TOKEN_MISSING,
                "Send the token of GET /api/session in the header X-CSRF-Token.")
            : new ApiException(CommonError.FORBIDDEN, "You may not do this."));
  }
}
