package dev.callsight.app.demo.record;

import org.jspecify.annotations.Nullable;

/** Who handled a call: an assistant at a version, a person, or first one and then the other. */
public record Handling(
    Handler handledBy,
    boolean transferred,
    @Nullable String assistantId,
    @Nullable String assistantVersion,
    @Nullable String agentId)
    implements DemoRecord.Part {

  /** Who picked up first. */
  public enum Handler {
    AI,
    HUMAN
  }
}
