package org.bihuan.process.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A Word file with placeholders, {@code {{issue.title}}}, which are expressions of the contract.
 * Whoever fills it in evaluates them: here they are only replaced by texts. The same texts make the
 * same file, byte for byte.
 */
public final class DocumentTemplate {

  /** In place of the number of a table row. */
  public static final int OUTSIDE = -1;

  private static final int MOST = 1_000;

  /**
   * A placeholder.
   *
   * @param source what stands between the braces
   * @param line the number of the table row it stands in, or {@link #OUTSIDE}
   */
  public record Placeholder(String source, Expression expression, int line) {}

  /**
   * What is put in place of the placeholders, by their sources.
   *
   * @param lines for table rows that are repeated, by their number: the texts of each repetition,
   *     before those for the whole document
   */
  public record Content(Map<String, String> texts, Map<Integer, List<Map<String, String>>> lines) {}

  /**
   * A file that was read.
   *
   * @param template null where it is refused
   */
  public record Read(@Nullable DocumentTemplate template, List<Finding> findings) {}

  private final WordPackage file;
  private final List<Placeholder> placeholders;

  private DocumentTemplate(WordPackage file, List<Placeholder> placeholders) {
    this.file = file;
    this.placeholders = placeholders;
  }

  /** Reads and checks a file. */
  public static Read read(byte[] bytes) {
    try {
      WordPackage file = WordPackage.read(bytes);
      for (Map.Entry<String, byte[]> part : file.parts().entrySet()) {
        if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
          PartCheck.check(part.getKey(), part.getValue());
        }
      }
      return placeholders(file);
    } catch (RefusedTemplate e) {
      return new Read(null, List.of(e.finding()));
    }
  }

  private static Read placeholders(WordPackage file) throws RefusedTemplate {
    Map<String, Expression> parsed = new HashMap<>();
    List<Placeholder> placeholders = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Parts.Place place : new Parts(file).places()) {
      Paragraph paragraph = new Paragraph(place.paragraph());
      if (paragraph.isBroken()) {
        findings.add(new RefusedTemplate(Rule.TEMPLATE_SYNTAX, paragraph.text(), "{{").finding());
      }
      for (String source : paragraph.placeholders()) {
        try {
          Expression expression = parsed.get(source);
          if (expression == null) {
            expression = Expressions.parse(straight(source));
            parsed.put(source, expression);
          }
          placeholders.add(new Placeholder(source, expression, place.line()));
        } catch (ExpressionException e) {
          String detail = String.valueOf(e.detail());
          findings.add(new RefusedTemplate(Rule.TEMPLATE_SYNTAX, source, detail).finding());
        }
      }
    }
    if (placeholders.size() > MOST) {
      throw new RefusedTemplate(Rule.TEMPLATE_SIZE);
    }
    return findings.isEmpty()
        ? new Read(new DocumentTemplate(file, List.copyOf(placeholders)), List.of())
        : new Read(null, findings.stream().distinct().toList());
  }

  /** Word makes quotes and spaces typographic while one types. */
  private static String straight(String source) {
    return source
        .replace('\u2018', '\'')
        .replace('\u2019', '\'')
        .replace('\u201C', '"')
        .replace('\u201D', '"')
        .replace('\u00A0', ' ');
  }

  public Stream<Expression> expressions() {
    return placeholders.stream().map(Placeholder::expression);
  }

  /** In the order of the file. */
  public List<Placeholder> placeholders() {
    return placeholders;
  }

  /** The file with texts in place of the placeholders; what has no text becomes empty. */
  public byte[] fill(Content content) {
    Parts parts;
    try {
      parts = new Parts(file);
    } catch (RefusedTemplate e) {
      throw new IllegalStateException(e); // it was read before
    }
    for (Parts.Place place : parts.places()) {
      if (!content.lines().containsKey(place.line())) {
        fill(place.paragraph(), Map.of(), content.texts());
      }
    }
    // from the end: a table within a row is filled in before the row is repeated
    new TreeMap<>(content.lines())
        .descendingMap()
        .forEach((line, rows) -> repeat(parts.line(line), rows, content.texts()));
    return file.with(new LinkedHashMap<>(parts.written()));
  }

  /** A table must not lose its last row, so that a row for nothing stays, empty. */
  private static void repeat(
      Element line, List<Map<String, String>> rows, Map<String, String> texts) {
    List<Map<String, String>> written = rows.isEmpty() ? List.of(Map.of()) : rows;
    for (Map<String, String> row : written) {
      Element copy = (Element) line.cloneNode(true);
      line.getParentNode().insertBefore(copy, line);
      Parts.paragraphs(copy).forEach(paragraph -> fill(paragraph, row, texts));
    }
    line.getParentNode().removeChild(line);
  }

  private static void fill(Element paragraph, Map<String, String> row, Map<String, String> texts) {
    new Paragraph(paragraph)
        .fill(source -> row.getOrDefault(source, texts.getOrDefault(source, "")));
  }
}
