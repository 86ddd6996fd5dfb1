package dev.callsight.app.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that ties an answer, its log lines and an audit entry together. */
public final class RequestIds {
  /** Header in which clients may send an id and always get one back. */
  public static final String HEADER = "X-Request-Id";

  private static final String ATTRIBUTE = RequestIds.class.getName();
  // Short and printable: it goes into headers and log lines as it is.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,128}");

  private RequestIds() {}

  /** The id of the request; given at its first asking when no filter did. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String id) {
      return id;
    }
    return assign(request);
  }

  private static String assign(HttpServletRequest request) {
    String sent = request.getHeader(HEADER);
    String id = isSane(sent) ? sent : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  @SuppressWarnings("NullAway") // the pattern below is asked only after the null check
  private static boolean isSane(@Nullable String sent) {
    return sent != null && SANE.matcher(sent).matches();
  }
}
