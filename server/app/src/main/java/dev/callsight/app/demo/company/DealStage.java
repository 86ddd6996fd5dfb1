package dev.callsight.app.demo.company;

import java.util.List;
import java.util.Locale;

/** The stages of an open deal, with the part of the cycle spent in each and the odds it carries. */
enum DealStage {
  DISCOVERY(0.15, 0.12),
  SURVEY(0.30, 0.25),
  PROPOSAL(0.35, 0.45),
  NEGOTIATION(0.20, 0.70);

  /** The way a deal goes. */
  static final List<DealStage> PATH = List.of(values());

  private final double cycleShare;
  private final double probability;

  DealStage(double cycleShare, double probability) {
    this.cycleShare = cycleShare;
    this.probability = probability;
  }

  double cycleShare() {
    return cycleShare;
  }

  /** The probability of winning that a deal in this stage is booked with, 0–1. */
  double probability() {
    return probability;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
