/**
 * Figures that move by themselves: a stream of events for each client, told when facts change.
 * Computes nothing; every figure is an answer of {@link dev.callsight.app.analytics.Analytics}.
 */
@NullMarked
package dev.callsight.app.live;

import org.jspecify.annotations.NullMarked;
