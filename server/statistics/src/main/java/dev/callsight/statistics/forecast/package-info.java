/**
 * Forecasts of one series: models behind one port, chosen by errors on data they have not seen.
 * Everything is deterministic; intervals are analytic.
 */
@NullMarked
package dev.callsight.statistics.forecast;

import org.jspecify.annotations.NullMarked;
