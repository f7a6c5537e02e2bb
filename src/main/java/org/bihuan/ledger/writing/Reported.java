package org.bihuan.ledger.writing;

/**
 * What was reported of an issue, for a ledger.
 *
 * @param measures those of the last round in which any were reported; may be empty
 * @param reason why it ended as it did, or where it stands; may be empty
 */
record Reported(String measures, String reason) {

  static final Reported NOTHING = new Reported("", "");
}
