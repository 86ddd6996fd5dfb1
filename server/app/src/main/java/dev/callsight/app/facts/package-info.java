/**
 * The facts of every organization: starts their store, and opens, changes and erases what it keeps
 * as organizations come and go. Features write and ask through the engine's ports.
 */
@NullMarked
package dev.callsight.app.facts;

import org.jspecify.annotations.NullMarked;
