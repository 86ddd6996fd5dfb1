package dev.callsight.app.analytics;

import dev.callsight.app.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A kind of question that has an address of its own, and can be one of several in a batch: both are
 * answered here, so that one is permitted, checked and answered as the other.
 */
public interface AskedAlone {
  /** The last part of its address, such as {@code query}. */
  String kind();

  /**
   * The answer to a question of this kind.
   *
   * @param body as it would be sent to the address
   * @param named the organization as the request names it beside the body, or null
   * @throws dev.callsight.app.http.ApiException when the question is refused
   */
  Object answer(JsonBody body, @Nullable String named, Caller caller);
}
