package org.bihuan.process.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bihuan.process.language.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The check on the command line: {@code [--language=en] [folder…]}, default {@code processes}.
 *
 * <p>Prints one line for each finding, {@code file:line: element: rule: what is wrong. what to
 * write instead}, and exits with 1 where there are errors, 2 where a folder cannot be read or there
 * is nothing to check.
 */
public final class CheckCommand {

  private static final String LANGUAGE = "--language=";

  private CheckCommand() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(args, out));
  }

  static int run(String[] args, PrintStream out) {
    Locale locale = Locale.CHINESE;
    List<Path> folders = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith(LANGUAGE)) {
        locale = Locale.forLanguageTag(arg.substring(LANGUAGE.length()));
      } else {
        folders.add(Path.of(arg));
      }
    }
    if (folders.isEmpty()) {
      folders.add(Path.of("processes"));
    }
    try {
      Map<Path, List<Finding>> findings = new FolderCheck(folders).findings();
      if (findings.isEmpty()) {
        String all = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        out.println(text("check.no-files", locale, all));
        return 2;
      }
      return print(findings, locale, out);
    } catch (NoSuchFileException | NotDirectoryException e) {
      out.println(text("check.no-folder", locale, e.getFile()));
      return 2;
    } catch (IOException e) {
      out.println(text("check.unreadable", locale, e.getMessage()));
      return 2;
    }
  }

  private static String text(String key, Locale locale, @Nullable String argument) {
    return Finding.text(key, locale, String.valueOf(argument));
  }

  private static int print(Map<Path, List<Finding>> findings, Locale locale, PrintStream out) {
    boolean failed = false;
    for (Map.Entry<Path, List<Finding>> file : findings.entrySet()) {
      for (Finding finding : file.getValue()) {
        String line =
            "%s:%d: %s: %s%s: %s %s"
                .formatted(
                    file.getKey(),
                    finding.line(),
                    finding.element(),
                    finding.isError() ? "" : "(warning) ",
                    finding.rule(),
                    finding.message(locale),
                    finding.suggestion(locale));
        out.println(Finding.oneLine(line));
        failed |= finding.isError();
      }
    }
    return failed ? 1 : 0;
  }
}
