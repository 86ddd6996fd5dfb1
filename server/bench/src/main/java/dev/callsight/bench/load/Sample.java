package dev.callsight.bench.load;

/**
 * What was seen in one stretch of a long run.
 *
 * @param minute end of the stretch, minutes since the start
 * @param megabytes resident memory of the server at its end
 * @param median of the questions answered in it, milliseconds
 * @param slow 99th percentile of them, milliseconds
 * @param rowsPerSecond calls acknowledged in it
 */
record Sample(double minute, double megabytes, double median, double slow, double rowsPerSecond) {}
