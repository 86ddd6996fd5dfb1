package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.TouchpointRecord;
import dev.callsight.app.demo.record.TouchpointRecord.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a lead met the company: before it turned up, at that moment, and afterwards. */
final class Touches {
  private static final double NEVER_SEEN = 0.09;
  private static final double TOUCHES_BEFORE = 1.5;
  private static final double DAYS_BETWEEN = 5.5;
  private static final String NEWSLETTER = "monthly-newsletter";
  private static final List<String> FREE_CHANNELS =
      List.of(
          "organic_search", "direct", "organic_social", "local_search", "referral", "ai_search");

  private final Timeline timeline;
  private final Journal journal;
  private final List<CampaignPlan> campaigns;
  private final Ids ids = new Ids("touch", 7);

  Touches(Timeline timeline, Journal journal, List<CampaignPlan> campaigns) {
    this.timeline = timeline;
    this.journal = journal;
    this.campaigns = List.copyOf(campaigns);
  }

  /** The path that led to the lead, ending at its creation; some leads leave no trace. */
  void before(Dice dice, LeadSeed lead) {
    if (dice.chance(NEVER_SEEN)) {
      return;
    }
    Instant at = lead.createdAt().minusSeconds(dice.between(20, 900));
    CampaignPlan campaign = lead.campaign();
    touch(lead, at, lead.channel(), campaign, lead.variantName(), kind(lead.channel()));
    int earlier = dice.poisson(TOUCHES_BEFORE);
    for (int i = 0; i < earlier; i++) {
      at = at.minusSeconds(60 + (long) (dice.exponential(DAYS_BETWEEN) * 86_400));
      wander(dice, lead, at);
    }
  }

  /** A meeting or call that belongs to the lead's own campaign. */
  void contact(LeadSeed lead, Instant at, String channel, Kind kind) {
    touch(lead, at, channel, lead.campaign(), lead.variantName(), kind);
  }

  /** Reminders after creation: of the lead's own campaign, now and then of the newsletter. */
  void after(Dice dice, LeadSeed lead) {
    Instant at = lead.createdAt().plusSeconds(3_600 + (long) (dice.exponential(9) * 86_400));
    if (lead.campaign() != null && dice.chance(0.3)) {
      touch(lead, at, lead.channel(), lead.campaign(), lead.variantName(), answer(dice));
    } else if (lead.campaign() == null && dice.chance(0.02)) {
      CampaignPlan newsletter = running(NEWSLETTER, at);
      if (newsletter != null) {
        String arm = dice.pick(newsletter.variants()).name();
        touch(lead, at, newsletter.channel(), newsletter, arm, answer(dice));
      }
    }
  }

  private static Kind answer(Dice dice) {
    return dice.chance(0.25) ? Kind.REPLY : Kind.CLICK;
  }

  private void wander(Dice dice, LeadSeed lead, Instant at) {
    LocalDate day = at.atZone(timeline.zone()).toLocalDate();
    List<CampaignPlan> seen =
        campaigns.stream()
            .filter(plan -> plan.clickCost() > 0 && plan.runsIn(lead.market()))
            .filter(plan -> plan.runsOn(day, timeline))
            .toList();
    if (seen.isEmpty() || dice.chance(0.45)) {
      String channel = dice.pick(FREE_CHANNELS);
      touch(lead, at, channel, null, null, kind(channel));
      return;
    }
    CampaignPlan plan = Weighted.by(seen, CampaignPlan::dailySpend).draw(dice);
    String arm = plan.variants().isEmpty() ? null : dice.pick(plan.variants()).name();
    Kind kind = dice.chance(0.5) ? Kind.IMPRESSION : kind(plan.channel());
    touch(lead, at, plan.channel(), plan, arm, kind);
  }

  private @Nullable CampaignPlan running(String id, Instant at) {
    LocalDate day = at.atZone(timeline.zone()).toLocalDate();
    return campaigns.stream()
        .filter(plan -> plan.id().equals(id) && plan.runsOn(day, timeline))
        .findFirst()
        .orElse(null);
  }

  private void touch(
      LeadSeed lead,
      Instant at,
      String channel,
      @Nullable CampaignPlan campaign,
      @Nullable String variant,
      Kind kind) {
    BigDecimal cost =
        campaign != null && kind == Kind.CLICK ? Dice.decimal(campaign.clickCost(), 2) : null;
    String campaignId = campaign == null ? null : campaign.id();
    String id = ids.next();
    journal.touch(
        new TouchpointRecord(id, lead.id(), at, channel, campaignId, variant, kind, cost));
  }

  private static Kind kind(String channel) {
    return switch (channel) {
      case "phone" -> Kind.CALL;
      case "email", "sms", "webinar" -> Kind.REPLY;
      case "event" -> Kind.MEETING;
      case "radio" -> Kind.IMPRESSION;
      case "direct", "organic_search", "local_search", "organic_social", "ai_search", "referral" ->
          Kind.VISIT;
      default -> Kind.CLICK;
    };
  }
}
