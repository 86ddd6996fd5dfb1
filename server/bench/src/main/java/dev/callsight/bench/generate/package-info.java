/** Records of one believable organization: the same seed gives the same bytes. */
@NullMarked
package dev.callsight.bench.generate;

import org.jspecify.annotations.NullMarked;
