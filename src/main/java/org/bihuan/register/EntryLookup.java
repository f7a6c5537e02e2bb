package org.bihuan.register;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bihuan.process.register.EntryTitles;
import org.bihuan.process.register.EntryValue;
import org.bihuan.workflow.form.RegisterEntries;
import org.springframework.stereotype.Component;

/** Gives forms and expressions the entries that hold on a day. */
@Component
class EntryLookup implements RegisterEntries, EntryTitles {

  private final EntryRows rows;

  EntryLookup(EntryRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Map<String, Object>> find(String register, String key, LocalDate day) {
    return rows.on(register, key, day).map(EntryLookup::value);
  }

  @Override
  public List<Map<String, Object>> all(String register, LocalDate day) {
    var wanted = new EntryRows.Wanted(register, "", day, "", MOST + 1);
    List<Entry> found = rows.list(wanted);
    if (found.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " entries in " + register);
    }
    return found.stream().map(EntryLookup::value).toList();
  }

  @Override
  public Map<String, String> titles(String register, Collection<String> keys) {
    Map<String, String> titles = new HashMap<>();
    rows.newest(register, keys).forEach((key, entry) -> titles.put(key, entry.title()));
    return titles;
  }

  private static Map<String, Object> value(Entry entry) {
    return EntryValue.of(
        entry.register(), entry.key(), entry.version(), entry.title(), entry.fields());
  }
}
