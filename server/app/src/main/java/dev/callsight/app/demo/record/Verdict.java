package dev.callsight.app.demo.record;

import org.jspecify.annotations.Nullable;

/** How a call ended; {@code successful} is null when nobody evaluated it. */
public record Verdict(
    @Nullable String outcome,
    @Nullable Boolean successful,
    @Nullable String endedReason,
    @Nullable String summary,
    @Nullable String transcript)
    implements DemoRecord.Part {}
