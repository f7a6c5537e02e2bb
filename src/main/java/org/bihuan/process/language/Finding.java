package org.bihuan.process.language;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One error or warning in a file: where it is, which rule it breaks and what to write instead; the
 * text {@code check.<rule>.instead.<first argument>} is used where there is one.
 *
 * @param element the id of the element; empty where it concerns the file as a whole
 * @param line the line in the file, from 1; 0 where unknown
 * @param rule the rule's name, kebab-case, as in the process author's guide
 * @param args what the texts {@code check.<rule>} and {@code check.<rule>.instead} are filled in
 *     with: strings, {@link ProcessModel.Names} and lists of them, which are shown as a path
 */
public record Finding(String element, int line, String rule, Severity severity, List<Object> args) {

  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  /** Whether it prevents the file's deployment. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public Finding {
    args = List.copyOf(args);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** What is wrong, in English or (any other locale) in Chinese. */
  public String message(Locale locale) {
    return text("check." + rule, locale);
  }

  /** What to write instead. */
  public String suggestion(Locale locale) {
    String general = "check." + rule + ".instead";
    String special = args.isEmpty() ? general : general + "." + told(args.get(0), locale);
    String key = special.replace(':', '-');
    return text(bundle(locale).containsKey(key) ? key : general, locale);
  }

  private String text(String key, Locale locale) {
    return text(key, locale, args.stream().map(arg -> told(arg, locale)).toArray());
  }

  /** A text of the check's bundles. */
  public static String text(String key, Locale locale, Object... args) {
    return new MessageFormat(bundle(locale).getString(key), locale).format(args);
  }

  /**
   * A text of the check's bundles in both languages, to be part of another one.
   *
   * @param args strings, names and lists of them
   */
  public static ProcessModel.Names both(String key, Object... args) {
    return new ProcessModel.Names(in(Locale.CHINESE, key, args), in(Locale.ENGLISH, key, args));
  }

  private static String in(Locale locale, String key, Object... args) {
    return text(key, locale, Stream.of(args).map(arg -> told(arg, locale)).toArray());
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "messages.check",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The text on one line: what a file says may hold line breaks. */
  public static String oneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ");
  }

  private static String told(Object arg, Locale locale) {
    if (arg instanceof ProcessModel.Names names) {
      return oneLine(names.in(locale));
    }
    if (arg instanceof List<?> path) {
      return path.stream().map(step -> told(step, locale)).collect(Collectors.joining(" → "));
    }
    return oneLine(String.valueOf(arg));
  }
}
