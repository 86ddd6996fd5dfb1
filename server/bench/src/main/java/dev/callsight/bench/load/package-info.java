/** A load run over HTTP against the built server: starts it, fills it, asks it, and reports. */
@NullMarked
package dev.callsight.bench.load;

import org.jspecify.annotations.NullMarked;
