/** One class for each rewrite of a plan, each with a named reason when it does not fire. */
@NullMarked
package dev.callsight.core.plan.rule;

import org.jspecify.annotations.NullMarked;
