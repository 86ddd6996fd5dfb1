package dev.callsight.app.demo.company;

import dev.callsight.app.demo.record.CallRecord.Status;
import java.util.List;

/** Why calls end, in the words voice platforms use. */
final class EndedReasons {
  private static final double LONG_MINUTES = 30;
  private static final Weighted<String> FAULTS =
      new Weighted<>(
          List.of(
              "pipeline-error-openai-llm-failed",
              "pipeline-error-eleven-labs-voice-failed",
              "pipeline-error-deepgram-transcriber-failed",
              "call.in-progress.error-providerfault-outbound-sip-503-service-unavailable",
              "call.in-progress.error-assistant-did-not-receive-customer-audio",
              "call.start.error-get-assistant"),
          new double[] {34, 22, 14, 16, 11, 3});
  private static final Weighted<String> GOODBYES =
      new Weighted<>(
          List.of("customer-ended-call", "assistant-ended-call", "silence-timed-out"),
          new double[] {58, 39, 3});

  String completed(Dice dice, Attempt attempt) {
    if (attempt.transferred()) {
      return "assistant-forwarded-call";
    }
    if (!attempt.speaker().ai()) {
      return dice.chance(0.6) ? "customer-ended-call" : "agent-ended-call";
    }
    return attempt.minutes() > LONG_MINUTES ? "exceeded-max-duration" : GOODBYES.draw(dice);
  }

  String fault(Dice dice) {
    return FAULTS.draw(dice);
  }

  String hungUp() {
    return "customer-ended-call";
  }

  String unreached(Status status) {
    return switch (status) {
      case VOICEMAIL -> "voicemail";
      case BUSY -> "customer-busy";
      case NO_ANSWER -> "customer-did-not-answer";
      case CANCELED -> "customer-canceled";
      case FAILED -> "twilio-failed-to-connect-call";
      case COMPLETED -> "customer-ended-call";
    };
  }
}
