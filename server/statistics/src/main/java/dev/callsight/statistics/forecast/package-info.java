/**
 * Forecasts of one series, chosen out of sample. Plain maths: eats numbers, never rows or
 * connections.
 */
@NullMarked
package dev.callsight.statistics.forecast;

import org.jspecify.annotations.NullMarked;
