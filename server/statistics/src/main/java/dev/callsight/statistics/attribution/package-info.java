/** How the credit for a conversion is shared among the touches that led to it. */
@NullMarked
package dev.callsight.statistics.attribution;

import org.jspecify.annotations.NullMarked;
