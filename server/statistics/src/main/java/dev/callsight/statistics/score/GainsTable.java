package dev.callsight.statistics.score;

import dev.callsight.statistics.Estimate;
import dev.callsight.statistics.Estimated;
import dev.callsight.statistics.NotEstimable;
import java.util.ArrayList;
import java.util.List;

/**
 * Tenths by score, with lift and cumulative gain. Equal scores are never parted: all of them belong
 * to the decile in which the middle one of them stands, so that deciles may differ in size and one
 * may be empty.
 */
public final class GainsTable {
  private static final int DECILES = 10;

  private GainsTable() {}

  /** All ten deciles, the highest scores first. */
  public static Estimate<List<Decile>> of(ScoreDistribution distribution) {
    if (distribution.total() == 0) {
      return new NotEstimable<>("no lead in the period has a score");
    }
    List<List<ScoreCount>> members = new ArrayList<>();
    for (int i = 0; i < DECILES; i++) {
      members.add(new ArrayList<>());
    }
    long above = 0;
    for (ScoreCount count : distribution.counts().reversed()) {
      double middle = (above + count.count() / 2.0) / distribution.total();
      members.get(Math.min((int) (middle * DECILES), DECILES - 1)).add(count);
      above += count.count();
    }
    return new Estimated<>(deciles(members, distribution));
  }

  private static List<Decile> deciles(
      List<List<ScoreCount>> members, ScoreDistribution distribution) {
    List<Decile> deciles = new ArrayList<>();
    long countSoFar = 0;
    long positivesSoFar = 0;
    for (int i = 0; i < DECILES; i++) {
      // Highest first, as the members were put in.
      List<ScoreCount> inside = members.get(i);
      long count = inside.stream().mapToLong(ScoreCount::count).sum();
      long positives = inside.stream().mapToLong(ScoreCount::positives).sum();
      countSoFar += count;
      positivesSoFar += positives;
      boolean any = distribution.positives() > 0;
      Double rate = count == 0 ? null : (double) positives / count;
      deciles.add(
          new Decile(
              i + 1,
              inside.isEmpty() ? null : inside.getLast().score(),
              inside.isEmpty() ? null : inside.getFirst().score(),
              count,
              positives,
              rate,
              rate == null || !any ? null : rate / distribution.baseRate(),
              (double) countSoFar / distribution.total(),
              any ? (double) positivesSoFar / distribution.positives() : null));
    }
    return deciles;
  }
}
