/**
 * Commands of the jar that run beside the server or without it: import, backup, restore, rebuild.
 * One class a command; none needs a Spring context, so each starts in a blink.
 */
@NullMarked
package dev.callsight.app.cli;

import org.jspecify.annotations.NullMarked;
