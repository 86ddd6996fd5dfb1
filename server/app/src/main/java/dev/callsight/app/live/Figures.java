package dev.callsight.app.live;

/**
 * Today's figures at one data version.
 *
 * @param mark what they are of
 * @param json the answer to today's question, as any client would get it
 */
record Figures(LiveMark mark, String json) {}
