package org.bihuan.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the words of the vocabulary mean, from {@code rules/meanings.txt}. */
final class WordMeanings {

  private static final Path FILE = Path.of("src/test/resources/rules/meanings.txt");

  private WordMeanings() {}

  /** The meanings of these words: of each one, and of no others. */
  static Map<String, String> of(String section, List<String> words) {
    Map<String, String> meanings = new HashMap<>();
    boolean within = false;
    for (String line : lines()) {
      if (line.startsWith("== ")) {
        within = line.equals("== " + section);
      } else if (within && !line.isBlank()) {
        int bar = line.indexOf(" | ");
        meanings.put(line.substring(0, bar), line.substring(bar + 3).strip());
      }
    }
    assertThat(meanings.keySet())
        .as("%s in %s", section, FILE)
        .containsExactlyInAnyOrderElementsOf(words);
    return meanings;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
