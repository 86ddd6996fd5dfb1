/**
 * Who asks, and what they may do: organizations, people, sessions, keys, audit. Knows no feature;
 * features ask {@link dev.callsight.app.identity.Access} and listen to its events.
 */
@NullMarked
package dev.callsight.app.identity;

import org.jspecify.annotations.NullMarked;
