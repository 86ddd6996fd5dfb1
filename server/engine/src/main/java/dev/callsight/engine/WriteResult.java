package dev.callsight.engine;

/**
 * What one durable write did to the rows it was given; the three counts add up to the rows.
 *
 * @param accepted rows whose id was new
 * @param updated rows that replaced one of the same id
 * @param unchanged rows equal to what was stored, or older than it by their time of update
 * @param version the data version after the write; grows with every change of the organization's
 *     facts
 */
public record WriteResult(long accepted, long updated, long unchanged, long version) {}
