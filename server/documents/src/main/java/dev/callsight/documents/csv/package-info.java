/** Tables as RFC 4180 text, safe to open in a spreadsheet. */
@NullMarked
package dev.callsight.documents.csv;

import org.jspecify.annotations.NullMarked;
