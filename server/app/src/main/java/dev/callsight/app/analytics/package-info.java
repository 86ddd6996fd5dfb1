/**
 * The one door to a metric: reads a question, binds, authorizes, plans, runs, caches and answers
 * it. Every number that leaves the server went through here.
 */
@NullMarked
package dev.callsight.app.analytics;

import org.jspecify.annotations.NullMarked;
