package dev.callsight.app.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records behind a number.
 *
 * @param entity what they are
 * @param columns their fields
 * @param rows their values, newest first
 * @param next cursor of the next page, or null
 * @param total how many there are over all pages
 * @param names display names of ids, by column
 * @param meta how the list came about
 */
record RecordList(
    String entity,
    List<Answer.Column> columns,
    List<List<@Nullable Object>> rows,
    @Nullable String next,
    long total,
    Map<String, Map<String, String>> names,
    Meta meta) {}
