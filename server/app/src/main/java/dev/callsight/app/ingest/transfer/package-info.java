/**
 * Files sent to a server: cut into pieces between records, sent in order, and what was refused
 * written down beside the file. Knows the server only through HTTP.
 */
@NullMarked
package dev.callsight.app.ingest.transfer;

import org.jspecify.annotations.NullMarked;
