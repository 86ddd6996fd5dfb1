/**
 * A question by name, the same question bound to the catalog, and the arithmetic from leaf values
 * to an answer.
 */
@NullMarked
package dev.callsight.core.query;

import org.jspecify.annotations.NullMarked;
