package org.bihuan.labels;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bihuan.http.Messages;
import org.bihuan.organization.People;
import org.bihuan.organization.Person;
import org.bihuan.organization.Units;
import org.bihuan.process.NoProcesses;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Labels without a service: the real texts, given units, nobody known, nothing deployed. */
public final class TestLabels {

  private static final People NOBODY =
      new People() {
        @Override
        public java.util.List<String> named(String text) {
          return java.util.List.of();
        }

        @Override
        public Optional<Person> find(String username) {
          return Optional.empty();
        }

        @Override
        public Set<String> holders(String group) {
          return Set.of();
        }

        @Override
        public Set<String> administrators() {
          return Set.of();
        }
      };

  private TestLabels() {}

  public static Labels of(Locale locale, Units units) {
    Messages messages = messages(locale);
    return new Labels(
        messages,
        units,
        NOBODY,
        NoProcesses.names(messages),
        (register, keys) -> Map.of(),
        List.of());
  }

  public static Messages messages(Locale locale) {
    var bundles = new ResourceBundleMessageSource();
    bundles.setBasenames(
        "messages/spreadsheet",
        "messages/ledger",
        "messages/report",
        "messages/notification",
        "messages/workbench");
    bundles.setDefaultEncoding("UTF-8");
    bundles.setFallbackToSystemLocale(false);
    bundles.setAlwaysUseMessageFormat(true);
    return Messages.of(bundles, locale);
  }
}
