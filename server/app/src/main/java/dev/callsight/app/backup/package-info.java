/**
 * Copies of everything the server keeps: one archive with checksums, made of a stopped server's
 * folder or of a running server, and brought back whole or not at all.
 */
@NullMarked
package dev.callsight.app.backup;

import org.jspecify.annotations.NullMarked;
