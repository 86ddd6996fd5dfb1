package dev.callsight.bench.load;

/**
 * One request to an analytics route.
 *
 * @param path the route
 * @param body its JSON
 */
record Question(String path, String body) {}
