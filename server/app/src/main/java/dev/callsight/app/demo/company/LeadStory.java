package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.LeadRecord;
import dev.callsight.app.demo.record.StageRecord.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead's life as far as it is planned, written down as far as it has happened. Mutable. */
final class LeadStory {
  private record Step(String stage, Instant at) {}

  private final LeadSeed seed;
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Person owner;
  private @Nullable Instant qualifiedAt;
  private @Nullable Instant convertedAt;
  private @Nullable Instant lostAt;

  LeadStory(LeadSeed seed) {
    this.seed = seed;
    steps.add(new Step("new", seed.createdAt()));
  }

  LeadSeed seed() {
    return seed;
  }

  /** The customer this lead becomes when it buys. */
  String customerId() {
    return seed.id().replace("lead", "customer");
  }

  void contact(Instant at) {
    if (steps.size() == 1) {
      steps.add(new Step("contacted", at));
    }
  }

  void qualify(Instant at, Person owner) {
    this.qualifiedAt = at;
    this.owner = owner;
    steps.add(new Step("qualified", at));
  }

  void propose(Instant at) {
    steps.add(new Step("opportunity", at));
  }

  void convert(Instant at) {
    this.convertedAt = at;
    steps.add(new Step("customer", at));
  }

  void lose(Instant at) {
    this.lostAt = at;
    steps.add(new Step("lost", at));
  }

  /** Writes the lead as it is now, and the stages it went through. */
  void write(Journal journal, Timeline timeline, @Nullable BigDecimal score, String sourceShown) {
    List<Step> past = steps.stream().filter(step -> timeline.past(step.at())).toList();
    past.forEach(step -> journal.stage(Subject.LEAD, seed.id(), step.stage(), step.at()));
    Instant converted = past(timeline, convertedAt);
    Person known = past(timeline, qualifiedAt) == null ? null : owner;
    journal.write(
        new LeadRecord(
            seed.id(),
            seed.createdAt(),
            sourceShown.isEmpty() ? null : sourceShown,
            sourceShown.isEmpty() ? null : seed.medium(),
            seed.campaignId(),
            known == null ? null : known.id(),
            known == null ? null : known.team(),
            past.getLast().stage(),
            score,
            past(timeline, qualifiedAt),
            converted,
            past(timeline, lostAt),
            converted == null ? null : customerId(),
            seed.origin(),
            Map.of("interest", seed.product().id(), "form", seed.phones() ? "phone" : "web"),
            past.getLast().at()));
  }

  private static @Nullable Instant past(Timeline timeline, @Nullable Instant at) {
    return at != null && timeline.past(at) ? at : null;
  }
}
