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
import org.bihuan.ledger.reading.TextNormalizer;
import org.bihuan.ledger.row.Entry;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * Calculates fingerprints by which a row is recognized when the ledger is imported again: from
 * units, content, and the dates found and due. The row's position and status are not included,
 * since both change. Equal rows of one file are distinct issues and are numbered, so that the
 * second one is recognized as the second next time.
 */
final class Fingerprints {

  private Fingerprints() {}

  /** One fingerprint for each entry, in order, all different. */
  static List<String> of(List<Entry> entries) {
    Map<String, Integer> occurrences = new HashMap<>();
    List<String> fingerprints = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      String content = content(entry);
      // Hashed, not kept as a text: a normalized text can be many times as long as in the file.
      int occurrence = occurrences.merge(sha256(content), 1, Integer::sum);
      fingerprints.add(sha256(content + "\u0000" + occurrence));
    }
    return fingerprints;
  }

  private static String content(Entry entry) {
    NewIssue issue = entry.issue();
    return String.join(
        "\u0000",
        text(issue.type()),
        text(issue.supervisor()),
        text(issue.unit()),
        text(issue.category()),
        text(issue.description() == null ? issue.title() : issue.description()),
        Objects.toString(entry.foundOn(), ""),
        Objects.toString(issue.dueOn(), ""));
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
