package org.bihuan.report;

/**
 * What the figures of a type are called.
 *
 * @param rate the share of those that count in rates and ended with success
 * @param success what ended with success
 */
public record FigureWords(String rate, String success) {}
