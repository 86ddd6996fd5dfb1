/**
 * Rules over metrics that tell somebody when a number goes where it should not. Numbers are answers
 * of {@link dev.callsight.app.analytics.Analytics}; what follows from them is a pure state machine,
 * the same for what happens now and for a rehearsal on the past.
 */
@NullMarked
package dev.callsight.app.alert;

import org.jspecify.annotations.NullMarked;
