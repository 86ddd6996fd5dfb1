package dev.callsight.bench.generate;

import dev.callsight.bench.generate.Population.Kind;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Calls with every field that a voice platform sends but summary and transcript: a call of 25
 * fields takes about 490 bytes.
 */
record Calls(Population population) implements Records {

  /** The best score in tenths. */
  private static final long BEST_SCORE = 1000;

  private static final long LONGEST_SECONDS = 5400;

  @Override
  public String entity() {
    return "calls";
  }

  @Override
  public long write(JsonLines lines) throws IOException {
    SplittableRandom random = new SplittableRandom(population.seed());
    Timetable timetable = population.timetable();
    for (long call = 0; call < population.calls(); call++) {
      long startedAt = timetable.at((call + random.nextDouble()) / population.calls());
      write(lines, random, call, startedAt);
      lines.end();
    }
    return population.calls();
  }

  private void write(JsonLines lines, SplittableRandom random, long call, long startedAt) {
    lines
        .uuid("id", population.bits(Kind.CALL, call), population.bits(Kind.CALL_TAIL, call))
        .instant("startedAt", startedAt);
    boolean outbound = random.nextInt(10) < 6;
    int assistant = assistant(random);
    boolean answered = random.nextInt(100) < (outbound ? 62 : 94);
    lines.text("direction", outbound ? "outbound" : "inbound");
    if (outbound && random.nextInt(10) < 7) {
      int campaign = random.nextInt(population.campaigns());
      lines.text("campaignId", Names.campaign(campaign));
      lines.text("variant", random.nextBoolean() ? "a" : "b");
    }
    if (random.nextInt(10) < 8) {
      lines.id("leadId", "lead_", population.bits(Kind.LEAD, leadNear(random, call)));
    }
    Place.of(random.nextInt(100)).write(lines);
    lines.text("assistantId", Names.assistant(assistant));
    lines.text("assistantVersion", assistant % 2 == 0 ? "3.2" : "4.0");
    if (answered) {
      conversation(lines, random, assistant);
    } else {
      unanswered(lines, random);
    }
    if (random.nextInt(10) == 0) {
      lines.raw("properties", "{\"language\":\"pt\",\"queue\":\"sales\"}");
    }
  }

  private static void conversation(JsonLines lines, SplittableRandom random, int assistant) {
    long seconds =
        Math.clamp((long) Math.exp(5.1 + 0.8 * random.nextGaussian()), 3, LONGEST_SECONDS);
    boolean human = random.nextInt(100) < 8;
    boolean transferred = !human && random.nextInt(100) < 9;
    lines
        .text("status", "completed")
        .number("durationSeconds", seconds)
        .text("handledBy", human ? "human" : "ai")
        .flag("transferred", transferred);
    if (human || transferred) {
      lines.text("agentId", Names.person(random.nextInt(40)));
    }
    boolean successful = random.nextInt(100) < 68 + assistant;
    if (random.nextInt(100) < 96) {
      lines.flag("successful", successful);
    }
    lines.text("outcome", outcome(random, successful));
    long quality =
        Math.clamp((long) (780 + 10 * assistant + 120 * random.nextGaussian()), 0, BEST_SCORE);
    lines.decimal("qualityScore", quality, 1);
    if (random.nextInt(100) < 18) {
      lines.number("satisfaction", 1 + random.nextInt(2) + random.nextInt(4));
    }
    lines
        .decimal("sentiment", Math.clamp((long) (25 + 35 * random.nextGaussian()), -100, 100), 2)
        .number("latencyMs", 450 + 20 * assistant + random.nextInt(700))
        .number("interruptions", random.nextInt(5))
        .decimal("cost", 90 + 12 * seconds / 6, 4)
        .text("currency", Names.CURRENCY)
        .text("endedReason", successful ? "assistant-ended-call" : "customer-ended-call");
  }

  private static void unanswered(JsonLines lines, SplittableRandom random) {
    int draw = random.nextInt(100);
    String status =
        draw < 58 ? "no_answer" : draw < 78 ? "voicemail" : draw < 92 ? "busy" : "failed";
    lines
        .text("status", status)
        .number("durationSeconds", draw < 58 || draw >= 78 ? 0 : 4 + random.nextInt(30))
        .text("handledBy", "ai")
        .decimal("cost", 90, 4)
        .text("currency", Names.CURRENCY)
        .text("endedReason", draw < 92 ? "customer-did-not-answer" : "pipeline-error-transport");
  }

  private static String outcome(SplittableRandom random, boolean successful) {
    int draw = random.nextInt(10);
    if (successful) {
      return draw < 4 ? "appointment_booked" : draw < 8 ? "question_answered" : "order_placed";
    }
    return draw < 6 ? "not_interested" : draw < 9 ? "callback_requested" : "wrong_number";
  }

  /** Low numbers take most of the calls. */
  private int assistant(SplittableRandom random) {
    int one = random.nextInt(population.assistants());
    int other = random.nextInt(population.assistants());
    return Math.min(one, other);
  }

  /** A lead that came in the weeks before the call. */
  private long leadNear(SplittableRandom random, long call) {
    long leads = population.leads();
    long newest = (long) ((double) call / population.calls() * leads);
    return Math.max(0, newest - random.nextLong(Math.max(1, leads / 20)));
  }
}
