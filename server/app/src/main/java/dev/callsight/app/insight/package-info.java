/** Statistics on answers: what the one door says, read further. Computes no metric by itself. */
@NullMarked
package dev.callsight.app.insight;

import org.jspecify.annotations.NullMarked;
