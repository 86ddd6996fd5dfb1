/**
 * Ground floor of everything that travels over HTTP: errors, request ids, limits, paging, static
 * files. Knows no feature and nobody's identity.
 */
@NullMarked
package dev.callsight.app.http;

import org.jspecify.annotations.NullMarked;
