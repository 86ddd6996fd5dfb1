/**
 * What the server is told from outside: typed, checked, immutable. Read once at start; a bad value
 * stops the start with a sentence that names the variable.
 */
@NullMarked
package dev.callsight.app.settings;

import org.jspecify.annotations.NullMarked;
