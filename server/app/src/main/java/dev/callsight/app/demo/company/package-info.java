/**
 * The demo company: a pure, seeded generator of two years of a solar installer that sells by phone.
 * Same seed and same now, same rows.
 */
@NullMarked
package dev.callsight.app.demo.company;

import org.jspecify.annotations.NullMarked;
