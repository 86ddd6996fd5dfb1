package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.Links;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** From a form or a ringing phone to a qualified lead, or to none. */
final class LeadJourney {
  private static final double SCORE_MISSING = 0.06;
  private static final double SOURCE_MISSING = 0.02;
  private static final int LAST_ATTEMPT = 6;

  private final Timeline timeline;
  private final Seasons seasons;
  private final CallDesk desk;
  private final Staff staff;
  private final Journal journal;
  private final Touches touches;
  private final DealJourney deals;

  LeadJourney(
      Timeline timeline,
      Seasons seasons,
      CallDesk desk,
      Staff staff,
      Journal journal,
      Touches touches,
      DealJourney deals) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.desk = desk;
    this.staff = staff;
    this.journal = journal;
    this.touches = touches;
    this.deals = deals;
  }

  /** Tells everything that happens to a lead. */
  void tell(Dice dice, LeadSeed seed) {
    LeadStory story = new LeadStory(seed);
    BigDecimal score = score(dice, seed);
    touches.before(dice, seed);
    touches.after(dice, seed);
    Instant qualified = seed.phones() ? received(dice, story) : rungBack(dice, story, seed.at());
    if (qualified != null) {
      Person owner = staff.advisor(dice, seed.market().country(), qualified);
      story.qualify(qualified, owner);
      deals.follow(dice, story, owner, qualified);
    }
    String source = dice.chance(SOURCE_MISSING) ? "" : seed.source();
    story.write(journal, timeline, score, source);
  }

  /** A guess at quality from what is known at once: right more often than not. */
  private static @Nullable BigDecimal score(Dice dice, LeadSeed seed) {
    double guess = 0.30 + 0.80 * seed.quality() + dice.normal(0, 0.62);
    BigDecimal score = Dice.decimal(100 * Dice.probability(guess), 0);
    return dice.chance(SCORE_MISSING) ? null : score;
  }

  /** When a caller qualifies, null when not. */
  private @Nullable Instant received(Dice dice, LeadStory story) {
    Talk talk = call(dice, story, Purpose.RECEPTION, story.seed().at());
    if (talk.reached()) {
      story.contact(talk.endedAt());
    }
    if (talk.ended("not_eligible") || talk.ended("wrong_number")) {
      story.lose(talk.endedAt().plusSeconds(60));
      return null;
    }
    if (talk.succeeded() && dice.odds(story.seed().quality())) {
      return talk.endedAt().plusSeconds(dice.between(20, 600));
    }
    return rungBack(dice, story, story.seed().at().plusHours(dice.between(2, 30)));
  }

  /** When a lead that is rung back qualifies, null when it does not or cannot be reached. */
  private @Nullable Instant rungBack(Dice dice, LeadStory story, ZonedDateTime from) {
    ZonedDateTime at = soon(dice, story, from);
    for (int attempt = 1; attempt <= LAST_ATTEMPT && timeline.past(at.toInstant()); attempt++) {
      Talk talk = call(dice, story, Purpose.QUALIFICATION, at);
      if (talk.reached()) {
        story.contact(talk.endedAt());
      }
      if (talk.reached() && talk.succeeded()) {
        return talk.endedAt().plusSeconds(reviewSeconds(dice));
      }
      if (talk.reached() && !talk.ended("callback_requested")) {
        story.lose(talk.endedAt().plusSeconds(dice.between(30, 200_000)));
        return null;
      }
      at = again(dice, story, at, attempt);
    }
    if (timeline.past(at.toInstant())) {
      story.lose(at.toInstant());
    }
    return null;
  }

  /** Most are qualified with the call, some after a person looked. */
  private static long reviewSeconds(Dice dice) {
    return dice.chance(0.85) ? dice.between(5, 240) : dice.between(7_200, 200_000);
  }

  /** Within minutes when people may be called, else the next morning. Weekends wait longer. */
  private ZonedDateTime soon(Dice dice, LeadStory story, ZonedDateTime from) {
    ZonedDateTime at = from.plusSeconds(15 + (long) (dice.logNormal(3.6, 1.1) * 60));
    if (seasons.mayCall(at)) {
      return at;
    }
    LocalDate day = at.getHour() < 9 ? at.toLocalDate() : at.toLocalDate().plusDays(1);
    return workday(day, story).plusMinutes(dice.between(0, 100));
  }

  private static ZonedDateTime workday(LocalDate day, LeadStory story) {
    LocalDate open = day.getDayOfWeek().getValue() == 7 ? day.plusDays(1) : day;
    return open.atTime(9, 1).atZone(story.seed().place().zone());
  }

  private ZonedDateTime again(Dice dice, LeadStory story, ZonedDateTime last, int attempt) {
    LocalDate day = last.toLocalDate().plusDays(attempt == 1 && dice.chance(0.4) ? 0 : attempt);
    LocalDate open = day.getDayOfWeek().getValue() == 7 ? day.plusDays(1) : day;
    LeadSeed seed = story.seed();
    ZonedDateTime next = seasons.called(dice, open, seed.market(), seed.place());
    Duration gap = Duration.between(last, next);
    return gap.toMinutes() < 45 ? last.plusDays(1).plusMinutes(dice.between(5, 90)) : next;
  }

  private Talk call(Dice dice, LeadStory story, Purpose purpose, ZonedDateTime at) {
    LeadSeed seed = story.seed();
    Links links = new Links(seed.id(), seed.campaignId(), seed.variantName());
    Talk talk =
        desk.talk(
            dice,
            new CallPlan(
                purpose,
                at,
                seed.market(),
                seed.place(),
                seed.origin(),
                links,
                seed.product(),
                0.85 * seed.quality(),
                null));
    journal.call(talk.row());
    return talk;
  }
}
