package dev.callsight.engine;

/**
 * How busy an engine is.
 *
 * @param running statements that run
 * @param waiting statements that wait for their turn
 * @param refused statements refused because too many waited, since the start
 * @param stopped statements stopped because nobody waited for their answer any more, since the
 *     start
 * @param timedOut statements stopped because their time ran out, since the start
 * @param tooLarge statements stopped because they held too much memory, since the start
 */
public record QueryLoad(
    int running, int waiting, long refused, long stopped, long timedOut, long tooLarge) {}
