/**
 * Targets for metrics and how far they are reached. Every figure is an answer of {@link
 * dev.callsight.app.analytics.Analytics}; here they are only set against a target.
 */
@NullMarked
package dev.callsight.app.goal;

import org.jspecify.annotations.NullMarked;
