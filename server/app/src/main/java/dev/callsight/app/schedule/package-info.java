/**
 * Ground floor of whatever happens at a time: tasks with a due time, kept in the state database and
 * run once, on whichever node is first. Knows no feature; each brings its own tasks.
 */
@NullMarked
package dev.callsight.app.schedule;

import org.jspecify.annotations.NullMarked;
