package dev.callsight.app.alert;

import dev.callsight.app.state.StateDocument;
import tools.jackson.databind.JsonNode;

/**
 * An alert with where it is kept.
 *
 * @param document as it is kept
 * @param json the rule as it was sent
 * @param rule what it says
 */
record KeptAlert(StateDocument document, JsonNode json, AlertRule rule) {}
