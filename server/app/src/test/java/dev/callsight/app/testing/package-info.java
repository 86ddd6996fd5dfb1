/**
 * Support for tests through the public door: a real server on a free port with its real stores, and
 * a client that speaks HTTP to it.
 */
@NullMarked
package dev.callsight.app.testing;

import org.jspecify.annotations.NullMarked;
