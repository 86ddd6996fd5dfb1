/**
 * Forecasts of one series: models behind one port, chosen by errors on data they have not seen.
 * Everything is deterministic; intervals are as wide as those errors ask for.
 */
@NullMarked
package dev.callsight.statistics.forecast;

import org.jspecify.annotations.NullMarked;
