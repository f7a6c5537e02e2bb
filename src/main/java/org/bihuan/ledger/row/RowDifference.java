package org.bihuan.ledger.row;

/**
 * A row says something else than the issue it is.
 *
 * @param field the API's name
 * @param old what the issue says
 * @param now what the row says
 * @param applicable whether an import may change it; a change of units is left to the process
 */
public record RowDifference(String field, String old, String now, boolean applicable) {}
