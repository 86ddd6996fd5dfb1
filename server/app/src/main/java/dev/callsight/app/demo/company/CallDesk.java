package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord;
import dev.callsight.app.demo.record.CallRecord.Direction;
import dev.callsight.app.demo.record.CallRecord.Status;
import dev.callsight.app.demo.record.Handling;
import dev.callsight.app.demo.record.Handling.Handler;
import dev.callsight.app.demo.record.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and takes calls: decides who handles one, whether it is answered and how it goes. */
final class CallDesk {
  private static final Weighted<Status> UNREACHED =
      new Weighted<>(
          List.of(Status.NO_ANSWER, Status.VOICEMAIL, Status.BUSY, Status.CANCELED, Status.FAILED),
          new double[] {56, 27, 10, 4, 3});
  private static final double GIVEN_UP_INBOUND = 0.025;
  private static final double HUNG_UP_AT_ONCE = 0.045;
  private static final double LONGEST_SECONDS = 3_000;
  private static final double LATENCY_HARM = 1.1;

  private final Timeline timeline;
  private final Seasons seasons;
  private final Staff staff;
  private final Incidents incidents;
  private final CallMeasures measures;
  private final CallTexts texts = new CallTexts();
  private final EndedReasons reasons = new EndedReasons();
  private final Ids ids = new Ids("call", 7);

  CallDesk(Timeline timeline, Seasons seasons, Staff staff, String currency) {
    this.timeline = timeline;
    this.seasons = seasons;
    this.staff = staff;
    this.incidents = new Incidents(timeline);
    this.measures = new CallMeasures(timeline, currency);
  }

  /** Makes or takes the call. */
  Talk talk(Dice dice, CallPlan plan) {
    Speaker speaker = speaker(dice, plan);
    if (!answered(dice, plan)) {
      return unanswered(dice, plan, speaker);
    }
    if (speaker.ai() && dice.chance(incidents.faultRate(plan.startedAt()))) {
      return faulty(dice, plan, speaker);
    }
    if (dice.chance(HUNG_UP_AT_ONCE)) {
      return hungUp(dice, plan, speaker);
    }
    return conversation(dice, plan, speaker);
  }

  private Speaker speaker(Dice dice, CallPlan plan) {
    if (plan.agent() != null) {
      return Speaker.of(plan.agent());
    }
    Instant at = plan.startedAt();
    Optional<Assistant> assistant = staff.assistant(plan.purpose(), plan.market().country(), at);
    boolean openHours = seasons.mayCall(plan.at());
    double share = plan.purpose().automation(timeline.progress(plan.at().toLocalDate()));
    if (assistant.isPresent() && (!openHours || dice.chance(share))) {
      Assistant.Version version = assistant.get().at(at, timeline);
      double latency = version.latencyMs() * incidents.latencyFactor(version.assistant(), at);
      return Speaker.of(assistant.get(), version, latency);
    }
    return Speaker.of(person(dice, plan));
  }

  private Person person(Dice dice, CallPlan plan) {
    return plan.purpose() == Purpose.SUPPORT || plan.purpose() == Purpose.RECEPTION
        ? staff.service(dice, plan.startedAt())
        : staff.advisor(dice, plan.market().country(), plan.startedAt());
  }

  private boolean answered(Dice dice, CallPlan plan) {
    if (plan.purpose().direction() == Direction.INBOUND) {
      return !dice.chance(GIVEN_UP_INBOUND);
    }
    double known = plan.purpose().expected() ? 1.6 : 1;
    return dice.chance(Math.min(0.96, seasons.pickUp(plan.market(), plan.at()) * known));
  }

  private Talk unanswered(Dice dice, CallPlan plan, Speaker speaker) {
    boolean inbound = plan.purpose().direction() == Direction.INBOUND;
    Status status = inbound ? Status.CANCELED : UNREACHED.draw(dice);
    int seconds = status == Status.VOICEMAIL ? dice.between(14, 46) : 0;
    String outcome = status == Status.VOICEMAIL ? "voicemail_left" : null;
    Verdict verdict = new Verdict(outcome, null, reasons.unreached(status), null, null);
    Attempt attempt = new Attempt(plan, speaker, status, seconds, false);
    return new Talk(row(dice, attempt, verdict), false, false);
  }

  private Talk faulty(Dice dice, CallPlan plan, Speaker speaker) {
    Status status = dice.chance(0.7) ? Status.FAILED : Status.COMPLETED;
    int seconds = status == Status.FAILED ? dice.between(0, 4) : dice.between(6, 70);
    boolean unheard = status == Status.FAILED || dice.chance(0.3);
    @Nullable Boolean judged = unheard ? null : Boolean.FALSE;
    Attempt attempt = new Attempt(plan, speaker, status, seconds, false);
    Verdict ended = new Verdict(null, judged, reasons.fault(dice), null, null);
    return new Talk(row(dice, attempt, ended), false, false);
  }

  private Talk hungUp(Dice dice, CallPlan plan, Speaker speaker) {
    Attempt attempt = new Attempt(plan, speaker, Status.COMPLETED, dice.between(2, 9), false);
    @Nullable Boolean judged = dice.chance(0.6) ? Boolean.FALSE : null;
    Verdict verdict = new Verdict("caller_hung_up", judged, reasons.hungUp(), null, null);
    return new Talk(row(dice, attempt, verdict), false, false);
  }

  private Talk conversation(Dice dice, CallPlan plan, Speaker speaker) {
    Purpose purpose = plan.purpose();
    double slowness = Math.max(0, speaker.latencyMs() - 900) / 1000;
    boolean success =
        dice.odds(purpose.successOdds() + speaker.skill() + plan.odds() - slowness * LATENCY_HARM);
    boolean transferred = speaker.ai() && !dice.chance(speaker.containment());
    String outcome = texts.outcome(dice, purpose, success);
    double factor = (success ? 1.15 : 0.78) * (transferred ? 1.45 : 1);
    int seconds =
        (int)
            Math.clamp(dice.logNormal(purpose.medianSeconds(), 0.48) * factor, 10, LONGEST_SECONDS);
    Attempt attempt = new Attempt(plan, speaker, Status.COMPLETED, seconds, transferred);
    String summary = dice.chance(0.94) ? texts.summary(dice, outcome, plan, speaker.name()) : null;
    String transcript =
        speaker.ai() && dice.chance(0.12) ? texts.transcript(dice, plan, speaker.name()) : null;
    Verdict verdict =
        new Verdict(
            outcome,
            evaluation(dice, attempt, success),
            reasons.completed(dice, attempt),
            summary,
            transcript);
    return new Talk(row(dice, attempt, verdict), true, success);
  }

  /**
   * Evaluation runs after the call and does not come for all: people's calls are heard by sample.
   */
  private @Nullable Boolean evaluation(Dice dice, Attempt attempt, boolean success) {
    boolean fresh = timeline.age(attempt.plan().startedAt()) < 0.03;
    double evaluated = (attempt.speaker().ai() ? 0.95 : 0.82) * (fresh ? 0.3 : 1);
    return dice.chance(evaluated) ? success : null;
  }

  private CallRecord row(Dice dice, Attempt attempt, Verdict verdict) {
    CallPlan plan = attempt.plan();
    Speaker speaker = attempt.speaker();
    Person colleague = attempt.transferred() ? person(dice, plan) : speaker.person();
    Handling handling =
        new Handling(
            speaker.ai() ? Handler.AI : Handler.HUMAN,
            attempt.transferred(),
            speaker.assistantId(),
            speaker.version(),
            colleague == null ? null : colleague.id());
    Instant ended = plan.startedAt().plusSeconds(attempt.seconds());
    double delay = dice.chance(0.03) ? dice.between(7_200.0, 260_000.0) : dice.between(20.0, 500.0);
    return new CallRecord(
        ids.next(),
        plan.startedAt(),
        attempt.seconds(),
        plan.purpose().direction(),
        attempt.status(),
        handling,
        plan.links(),
        plan.origin(),
        verdict,
        measures.of(dice, attempt, verdict),
        timeline.atMostNow(ended.plusSeconds((long) delay)));
  }
}
