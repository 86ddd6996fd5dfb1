/**
 * How well a score tells who will convert: deciles, discrimination and calibration, from counts by
 * score.
 */
@NullMarked
package dev.callsight.statistics.score;

import org.jspecify.annotations.NullMarked;
