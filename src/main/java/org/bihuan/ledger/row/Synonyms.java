package org.bihuan.ledger.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.spreadsheet.TextNormalizer;

/** Words people write for a code; the code itself is recognized too. */
public final class Synonyms {

  private final Map<String, String> codes = new HashMap<>();

  Synonyms(Map<String, List<String>> words) {
    words.forEach(
        (code, synonyms) -> {
          codes.put(TextNormalizer.key(code), code);
          synonyms.forEach(word -> codes.put(TextNormalizer.key(word), code));
        });
  }

  public Optional<String> code(String word) {
    return word.length() > TextNormalizer.LONGEST_WORD
        ? Optional.empty()
        : Optional.ofNullable(codes.get(TextNormalizer.key(word)));
  }
}
