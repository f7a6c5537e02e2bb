package org.bihuan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.workbench.Pages;
import org.bihuan.workbench.Pages.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Follows the links of pages, and sends their forms with valid and invalid values. */
final class PageRequests {

  private static final int MOST_LINKS = 400;
  private static final int MOST_FORMS = 120;

  /** Addresses that would end the run's own sessions, or need a password, which is throttled. */
  private static final List<String> LEFT_OUT =
      List.of(
          "/sign-out",
          "/sign-in",
          "/setup",
          "/account/password",
          "/account/tokens",
          "/account/sessions");

  private final KnownThings known;
  private final Set<String> kept;
  private final HandedIn files;
  private final Dice dice;
  private final List<String> links =
      new ArrayList<>(
          List.of(
              "/work",
              "/issues",
              "/open",
              "/import",
              "/overview",
              "/processes",
              "/people",
              "/units",
              "/calendar",
              "/jobs",
              "/account",
              "/notices"));
  private final Map<String, Form> forms = new LinkedHashMap<>();

  /**
   * @param kept values that the run itself depends on: no form about them is sent
   */
  PageRequests(KnownThings known, Set<String> kept, HandedIn files, Dice dice) {
    this.known = known;
    this.kept = kept;
    this.files = files;
    this.dice = dice;
  }

  private record Field(String name, String type, String value, List<String> choices) {}

  private record Form(String action, boolean post, boolean takesFiles, List<Field> fields) {}

  /** How many forms there were. */
  int forms() {
    return forms.size();
  }

  /** Sends one. */
  Page send(Pages browser) {
    Page page = forms.isEmpty() || dice.oneIn(3) ? open(browser) : submit(browser, form());
    if (page.text().contains("<html")) {
      look(page);
    }
    return page;
  }

  private Form form() {
    return dice.one(forms.values());
  }

  private Page open(Pages browser) {
    String link = dice.one(links);
    if (dice.oneIn(3)) {
      link +=
          (link.contains("?") ? "&" : "?")
              + encoded(
                  dice.one(List.of("q", "after", "sort", "type", "unit", "month", dice.odd())))
              + "="
              + encoded(known.any("code", dice));
    }
    return browser.get(link);
  }

  private Page submit(Pages browser, Form form) {
    Map<String, String> fields = new HashMap<>();
    for (Field field : form.fields()) {
      if (!field.type().equals("file") && !dice.oneIn(12)) {
        fields.put(field.name(), filled(field));
      }
    }
    if (dice.oneIn(25)) {
      fields.put(dice.odd(), dice.odd());
    }
    if (!form.post()) {
      return browser.get(form.action() + "?" + query(fields));
    }
    if (form.takesFiles() && !dice.oneIn(10)) {
      String name =
          form.fields().stream()
              .filter(f -> f.type().equals("file"))
              .findFirst()
              .map(Field::name)
              .orElse("file");
      return browser.upload(
          form.action(), name, files.name().replace("\u0000", ""), files.content(), fields);
    }
    Map<String, String> sent = new HashMap<>();
    fields.forEach((name, value) -> sent.put(encoded(name), value));
    return browser.post(form.action(), sent);
  }

  private String filled(Field field) {
    if (!field.choices().isEmpty() && !dice.oneIn(8)) {
      return dice.one(field.choices());
    }
    if (dice.oneIn(3)) {
      return dice.odd();
    }
    return field.value().isEmpty() ? known.any(field.name(), dice) : field.value();
  }

  private static String query(Map<String, String> fields) {
    List<String> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(encoded(name) + "=" + encoded(value)));
    return String.join("&", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private void look(Page page) {
    Document document = Jsoup.parse(page.text());
    for (Element link : document.select("a[href^=/]")) {
      add(link.attr("href"));
    }
    String here = page.raw().uri().getRawPath();
    for (Element form : document.select("form")) {
      remember(form, here);
    }
  }

  private void add(String link) {
    boolean fits = !links.contains(link) && link.length() < 300 && isOurs(link);
    if (fits && links.size() < MOST_LINKS) {
      links.add(link);
    } else if (fits) {
      links.set(12 + dice.below(MOST_LINKS - 12), link);
    }
  }

  private static boolean isOurs(String link) {
    return !link.startsWith("//") && LEFT_OUT.stream().noneMatch(link::startsWith);
  }

  private void remember(Element form, String here) {
    String action = form.attr("action").isEmpty() ? here : form.attr("action");
    boolean isAboutKept = Stream.of(action.split("[/?]")).anyMatch(kept::contains);
    if (!action.startsWith("/") || !isOurs(action) || isAboutKept) {
      return;
    }
    List<Field> fields = new ArrayList<>();
    for (Element input : form.select("input[name],select[name],textarea[name],button[name]")) {
      if (input.attr("name").equals("_csrf")) {
        continue; // the browser of the test sends its own
      }
      List<String> choices = input.select("option").eachAttr("value");
      fields.add(new Field(input.attr("name"), input.attr("type"), input.val(), choices));
    }
    boolean post = form.attr("method").equalsIgnoreCase("post");
    boolean takesFiles = !form.select("input[type=file]").isEmpty();
    String which = action.replaceAll("[0-9a-f-]{20,}|[0-9]{3,}", "*");
    if (forms.size() < MOST_FORMS || forms.containsKey(which)) {
      forms.put(which, new Form(action, post, takesFiles, fields));
    }
  }
}
