/** Ports to the facts: a store that writes records and an engine that runs SQL. */
@NullMarked
package dev.callsight.engine;

import org.jspecify.annotations.NullMarked;
