/**
 * Ground floor of several nodes that are one installation: what happens once for all of them, and
 * what they tell each other and keep together in Redis. Redis is never needed for a right answer:
 * where it is absent, slow or gone, each node does without. Knows no feature.
 */
@NullMarked
package dev.callsight.app.nodes;

import org.jspecify.annotations.NullMarked;
