/**
 * What there is of an organization's records and how they came, for who looks after them: counts,
 * refused rows, names, and the long work of rebuilding and erasing.
 */
@NullMarked
package dev.callsight.app.data;

import org.jspecify.annotations.NullMarked;
