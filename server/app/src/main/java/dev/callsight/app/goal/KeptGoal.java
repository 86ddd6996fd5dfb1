package dev.callsight.app.goal;

import dev.callsight.app.state.StateDocument;
import tools.jackson.databind.JsonNode;

/**
 * A goal with where it is kept.
 *
 * @param document as it is kept
 * @param json its body
 * @param goal what the body says
 */
record KeptGoal(StateDocument document, JsonNode json, Goal goal) {}
