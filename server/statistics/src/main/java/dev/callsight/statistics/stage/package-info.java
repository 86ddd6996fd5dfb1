/** How far those get who go through stages, and where they are lost. */
@NullMarked
package dev.callsight.statistics.stage;

import org.jspecify.annotations.NullMarked;
