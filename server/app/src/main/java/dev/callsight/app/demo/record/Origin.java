package dev.callsight.app.demo.record;

import org.jspecify.annotations.Nullable;

/** Where a person lives: ISO 3166 country, region and city; any may be unknown. */
public record Origin(@Nullable String country, @Nullable String region, @Nullable String city)
    implements DemoRecord.Part {
  /** Nothing is known of the place, as with withheld numbers. */
  public static final Origin UNKNOWN = new Origin(null, null, null);
}
