package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Origin;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A lead at the moment it turns up. Quality is what the company would love to know: how likely it
 * is to buy, in log-odds; the score only guesses at it.
 *
 * @param origin what the company knows of the place; it may know nothing
 * @param phones whether it rang up
 */
record LeadSeed(
    String id,
    Market market,
    Market.Place place,
    Origin origin,
    String source,
    String channel,
    String medium,
    @Nullable CampaignPlan campaign,
    CampaignPlan.@Nullable Variant variant,
    ProductLine product,
    ZonedDateTime at,
    boolean phones,
    double quality) {
  Instant createdAt() {
    return at.toInstant();
  }

  @Nullable String campaignId() {
    return campaign == null ? null : campaign.id();
  }

  @Nullable String variantName() {
    return variant == null ? null : variant.name();
  }
}
