package dev.callsight.app.dashboard;

import dev.callsight.app.state.StateDocument;

/**
 * A dashboard with where it is kept.
 *
 * @param document as it is kept
 * @param dashboard what its body says
 */
record KeptDashboard(StateDocument document, Dashboard dashboard) {}
