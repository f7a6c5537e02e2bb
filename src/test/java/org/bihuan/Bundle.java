package org.bihuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The messages of one module in both languages.
 *
 * @param chinese the default, {@code messages/<name>.properties}
 * @param english {@code messages/<name>_en.properties}
 */
record Bundle(String name, Properties chinese, Properties english) {

  private static final Path FOLDER = Path.of("src/main/resources/messages");
  private static final String EXTENSION = ".properties";
  private static final String ENGLISH = "_en" + EXTENSION;

  /** Every bundle; a file that exists only in English counts as one. */
  static List<Bundle> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(file -> file.replace(ENGLISH, "").replace(EXTENSION, ""))
          .distinct()
          .sorted()
          .map(name -> new Bundle(name, read(name + EXTENSION), read(name + ENGLISH)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties read(String file) {
    Properties messages = new Properties();
    try (var reader = Files.newBufferedReader(FOLDER.resolve(file))) {
      messages.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return messages;
  }

  @Override
  public String toString() {
    return name;
  }
}
