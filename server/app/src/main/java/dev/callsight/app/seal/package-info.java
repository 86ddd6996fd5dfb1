/**
 * Ground floor of secrets that must be had again in plain: sealed with a key that is not in the
 * state database, so that a copy of the database tells none. Knows no feature.
 */
@NullMarked
package dev.callsight.app.seal;

import org.jspecify.annotations.NullMarked;
