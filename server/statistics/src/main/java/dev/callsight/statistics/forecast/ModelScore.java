package dev.callsight.statistics.forecast;

import dev.callsight.statistics.Estimate;

/**
 * A model and how well it forecast data that it had not seen.
 *
 * @param model the model's name
 * @param accuracy its errors by rolling-origin cross-validation, or why they cannot be measured
 */
public record ModelScore(String model, Estimate<Accuracy> accuracy) {}
