/**
 * Dashboards that people put together: which questions, shown how, where on the page. Answers
 * nothing itself; each widget's question is asked like any other.
 */
@NullMarked
package dev.callsight.app.dashboard;

import org.jspecify.annotations.NullMarked;
