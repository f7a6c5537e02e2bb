package org.bihuan.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerRows;
import org.bihuan.spreadsheet.TextNormalizer;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/** Calculates the keys by which a row is recognized when the ledger is imported again. */
final class RowKeys {

  private RowKeys() {}

  /**
   * The keys of each entry, in order. The fingerprint is made from units, content, and the dates
   * found and due; the row's position and status are not included, since both change. Equal rows of
   * one file are distinct issues and are numbered, so that the second one is recognized as the
   * second next time: all fingerprints are different.
   */
  static List<LedgerRows.Keys> of(List<Entry> entries) {
    Map<String, Integer> occurrences = new HashMap<>();
    List<LedgerRows.Keys> keys = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      String content = content(entry);
      // Hashed, not kept as a text: a normalized text can be many times as long as in the file.
      int occurrence = occurrences.merge(sha256(content), 1, Integer::sum);
      NewIssue issue = entry.issue();
      String unit = joined(text(issue.type()), text(issue.unit()));
      keys.add(
          new LedgerRows.Keys(
              sha256(content + "\u0000" + occurrence),
              sha256(joined(unit, text(entry.described()))),
              sha256(joined(unit, text(issue.category()), found(entry), due(entry))),
              sha256(joined(text(issue.type()), text(entry.described()))),
              entry.foundOn() == null
                  ? null
                  : sha256(joined(unit, text(issue.category()), found(entry)))));
    }
    return keys;
  }

  private static String content(Entry entry) {
    NewIssue issue = entry.issue();
    return joined(
        text(issue.type()),
        text(issue.supervisor()),
        text(issue.unit()),
        text(issue.category()),
        text(entry.described()),
        found(entry),
        due(entry));
  }

  private static String joined(String... parts) {
    return String.join("\u0000", parts);
  }

  private static String found(Entry entry) {
    return Objects.toString(entry.foundOn(), "");
  }

  private static String due(Entry entry) {
    return Objects.toString(entry.issue().dueOn(), "");
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : TextNormalizer.content(text);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
