/**
 * Ground floor of whatever is told to somebody outside: mail, signed webhooks, chat. What is sent
 * is kept until it arrived or was given up. Knows no feature.
 */
@NullMarked
package dev.callsight.app.notify;

import org.jspecify.annotations.NullMarked;
