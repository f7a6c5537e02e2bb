package org.bihuan.demonstration;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.bihuan.demonstration.StoryClient.StoryFailed;

/**
 * The story on the command line: {@code [--language=en] [url]}, default {@code
 * http://localhost:8080}. Says in two lines what it did; exits with 1 where it came to no end.
 */
public final class LoopCommand {

  private static final String LANGUAGE = "--language=";
  private static final int ROWS = 105;
  private static final int UNFINISHED_ROW = 78;

  private LoopCommand() {}

  public static void main(String[] args) {
    System.exit(run(args, ROWS, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  static int run(String[] args, int rows, PrintStream out) {
    Locale locale = Locale.CHINESE;
    String url = "http://localhost:8080";
    for (String arg : args) {
      if (arg.startsWith(LANGUAGE)) {
        locale = Locale.forLanguageTag(arg.substring(LANGUAGE.length()));
      } else {
        url = arg;
      }
    }
    LoopStory story = new LoopStory(url, "loop-" + UUID.randomUUID().toString().substring(0, 8));
    try {
      story.importLedger(rows, Math.min(rows, UNFINISHED_ROW));
      story.workUntilDone();
      tell(story, story.broken(), locale, out);
      return 0;
    } catch (StoryFailed e) {
      out.println(text("demonstration.failed", locale, String.valueOf(e.getMessage())));
      return 1;
    }
  }

  private static void tell(LoopStory story, long broken, Locale locale, PrintStream out) {
    int all = story.numbers().size();
    out.println(
        text(
            "demonstration.opened",
            locale,
            all,
            story.numbers().get(0),
            story.numbers().get(all - 1),
            story.address()));
    out.println(
        text(
            "demonstration.worked",
            locale,
            story.people().size(),
            story.tasks(),
            all - 1,
            story.sentBack().size(),
            story.unfinished(),
            all - broken));
  }

  private static String text(String key, Locale locale, Object... values) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages.demonstration",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
