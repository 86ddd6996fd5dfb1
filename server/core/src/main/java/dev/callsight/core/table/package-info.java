/** Tables: what engines return and documents print. Knows nothing of queries or storage. */
@NullMarked
package dev.callsight.core.table;

import org.jspecify.annotations.NullMarked;
