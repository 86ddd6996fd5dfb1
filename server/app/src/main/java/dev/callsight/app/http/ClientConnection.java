package dev.callsight.app.http;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Whether the client of a request is still there while its answer is being made. Used by the thread
 * that serves the request, and by no other.
 */
public final class ClientConnection {
  private static final String ATTRIBUTE = ClientConnection.class.getName();

  /** What the container says when reading on would fail. */
  private static final int NOTHING_BUT_FAILURE = 1;

  private final Request request;
  private boolean suspected;

  private ClientConnection(Request request) {
    this.request = request;
  }

  static void remember(org.apache.catalina.connector.Request request) {
    request.setAttribute(ATTRIBUTE, new ClientConnection(request.getCoyoteRequest()));
  }

  /**
   * Whether the client of the request that this thread serves has closed its connection; false when
   * it serves none. Said only when two looks in a row found it closed: a single byte of a next
   * request would look the same.
   */
  public static boolean isGone() {
    RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
    return attributes != null
        && attributes.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof ClientConnection connection
        && connection.isClosed();
  }

  private boolean isClosed() {
    request.action(ActionCode.AVAILABLE, true);
    boolean closed = request.getAvailable() == NOTHING_BUT_FAILURE;
    boolean again = closed && suspected;
    suspected = closed;
    return again;
  }
}
