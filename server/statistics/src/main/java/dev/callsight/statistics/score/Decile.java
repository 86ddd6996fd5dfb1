package dev.callsight.statistics.score;

import org.jspecify.annotations.Nullable;

/**
 * One tenth of those scored, the highest scores first. Shares are 0–1.
 *
 * @param place 1 for the highest scores to 10 for the lowest
 * @param lowest the lowest score in it; null when it is empty
 * @param highest the highest score in it; null when it is empty
 * @param count how many are in it
 * @param positives how many of them had the outcome
 * @param rate the share of them that had it; null when it is empty
 * @param lift that share as a multiple of everybody's; null when that is 0 or the decile is empty
 * @param cumulativeShare the share of all that is in this decile or a higher one
 * @param cumulativeGain the share of all outcomes that is in this decile or a higher one; null when
 *     nobody had the outcome
 */
public record Decile(
    int place,
    @Nullable Double lowest,
    @Nullable Double highest,
    long count,
    long positives,
    @Nullable Double rate,
    @Nullable Double lift,
    double cumulativeShare,
    @Nullable Double cumulativeGain) {}
