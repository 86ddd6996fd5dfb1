/**
 * Calendar time: ranges, buckets and comparisons in a zone. Every daylight-saving question is
 * answered here, once; SQL only compares instants.
 */
@NullMarked
package dev.callsight.core.time;

import org.jspecify.annotations.NullMarked;
