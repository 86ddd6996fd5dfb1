package dev.callsight.app.demo.record;

import org.jspecify.annotations.Nullable;

/** What a call belongs to: the lead, and the campaign and variant that brought it. */
public record Links(@Nullable String leadId, @Nullable String campaignId, @Nullable String variant)
    implements DemoRecord.Part {}
