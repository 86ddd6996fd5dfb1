/** Notes on dates, shown on charts over time. */
@NullMarked
package dev.callsight.app.annotation;

import org.jspecify.annotations.NullMarked;
