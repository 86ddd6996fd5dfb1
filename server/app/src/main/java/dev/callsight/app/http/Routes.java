package dev.callsight.app.http;

import jakarta.servlet.http.HttpServletRequest;

/** The parts of the address space that limits and protections treat differently, in one place. */
public final class Routes {
  /** Everything that answers data; asks for a key or a session. */
  public static final String API = "/api/";

  /** Takes streams of any size and bounds them itself. */
  public static final String STREAMED = "/api/ingest/";

  /** Questions: a POST there reads and changes nothing. */
  public static final String QUESTIONS = "/api/analytics/";

  /** Signing in and out. */
  public static final String SESSION = "/api/session";

  private Routes() {}

  /** Whether the request is for data, and not for what everyone may have. */
  public static boolean isApi(HttpServletRequest request) {
    return path(request).startsWith(API);
  }

  /** Whether the request is a POST that only reads. */
  public static boolean isQuestion(HttpServletRequest request) {
    return isPost(request) && path(request).startsWith(QUESTIONS);
  }

  /** Whether the request tries to sign in. */
  public static boolean isSignIn(HttpServletRequest request) {
    String path = path(request);
    return isPost(request) && (path.equals(SESSION) || path.equals(SESSION + "/link"));
  }

  /** Whether the body may have any size. */
  static boolean isStreamed(HttpServletRequest request) {
    return path(request).startsWith(STREAMED);
  }

  /** Whether the request may create something, so that repeating it could create it twice. */
  static boolean mayCreate(HttpServletRequest request) {
    String path = path(request);
    return isPost(request)
        && path.startsWith(API)
        && !path.startsWith(STREAMED)
        && !path.startsWith(QUESTIONS)
        && !path.startsWith(SESSION);
  }

  static String path(HttpServletRequest request) {
    return request.getRequestURI();
  }

  private static boolean isPost(HttpServletRequest request) {
    return "POST".equals(request.getMethod());
  }
}
