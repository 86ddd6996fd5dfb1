/**
 * Plain statistics. A question that cannot be answered says so with a reason; nothing is ever NaN.
 */
@NullMarked
package dev.callsight.statistics;

import org.jspecify.annotations.NullMarked;
