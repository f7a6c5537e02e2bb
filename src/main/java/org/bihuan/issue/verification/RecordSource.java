package org.bihuan.issue.verification;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one kind of record that entries of the trail tell in full, as the database has it, for
 * whoever compares it with the trail elsewhere. Each module implements it for its own records.
 */
public interface RecordSource {

  /** Calls the action for each record of the issue; few are in memory at once. */
  void read(String issue, Consumer<StoredRecord> action);

  /**
   * A record.
   *
   * @param act the kind of entry that tells it
   * @param key the member of the entry's data that names the record
   * @param id what that member says
   * @param entry parts that the entry itself has
   * @param data parts that its data have; what is null or an empty list may be left out there
   * @param later the same where older entries lack them, and are then not compared
   */
  record StoredRecord(
      String act,
      String key,
      String id,
      Map<String, @Nullable Object> entry,
      Map<String, @Nullable Object> data,
      Map<String, @Nullable Object> later) {}
}
