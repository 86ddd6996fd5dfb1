/** A bound question as relational steps, before and after the rewrite rules. */
@NullMarked
package dev.callsight.core.plan;

import org.jspecify.annotations.NullMarked;
