package dev.callsight.statistics;

/**
 * The answer of a statistical question: a value, or the reason why there is none.
 *
 * @param <T> what is estimated
 */
public sealed interface Estimate<T> permits Estimated, NotEstimable {}
