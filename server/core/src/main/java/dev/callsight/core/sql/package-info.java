/** Plans as SQL text and parameters. Values never become text of a statement. */
@NullMarked
package dev.callsight.core.sql;

import org.jspecify.annotations.NullMarked;
