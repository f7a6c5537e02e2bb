package org.bihuan.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.organization.Caller;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.register.Register;
import org.bihuan.register.EntryImportResult.RowError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports entries from a workbook or a CSV file: all rows, or none. A row with the key of an entry
 * changes it; columns that the file does not have stay as they are.
 */
@Service
public class EntryImport {

  /** How many errors are told; after correcting these, one sends the file again. */
  private static final int MOST_TOLD = 1_000;

  private final Entries entries;
  private final RegisterRights rights;
  private final EntryRows rows;
  private final EntryCheck check;
  private final EntryCells cells;
  private final Messages messages;
  private final HeavyWork heavy;
  private final TransactionTemplate transaction;

  EntryImport(
      Entries entries,
      RegisterRights rights,
      EntryRows rows,
      EntryCheck check,
      EntryCells cells,
      Messages messages,
      HeavyWork heavy,
      TransactionTemplate transaction) {
    this.entries = entries;
    this.rights = rights;
    this.rows = rows;
    this.check = check;
    this.cells = cells;
    this.messages = messages;
    this.heavy = heavy;
    this.transaction = transaction;
  }

  /**
   * @param dryRun only report what would happen
   * @throws Problem 403 where the caller may not edit the register; 415 or 422 where the file
   *     cannot be read
   */
  public EntryImportResult run(Caller caller, String register, byte[] file, boolean dryRun) {
    Register known = entries.register(caller, register);
    rights.requireEdit(caller, known);
    return heavy.run(
        Kind.READING,
        caller.username(),
        () -> {
          EntryTable table = read(file, known);
          return Objects.requireNonNull(
              transaction.execute(status -> carryOut(caller, known, table, dryRun)));
        });
  }

  private static EntryTable read(byte[] content, Register register) {
    try {
      Path file = Files.createTempFile("register", null);
      try {
        Files.write(file, content);
        return EntryTable.read(file, register);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EntryImportResult carryOut(
      Caller caller, Register register, EntryTable table, boolean dryRun) {
    Map<String, Entry> before =
        rows.newest(
            register.key(),
            table.lines().stream().map(line -> line.cells().get(register.keyColumn())).toList());
    List<Entry> added = new ArrayList<>();
    List<RowError> errors = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int created = 0;
    int unchanged = 0;
    for (EntryTable.Line line : table.lines()) {
      Entry old = before.get(String.valueOf(line.cells().get(register.keyColumn())));
      try {
        Entry entry = check.checked(register, draft(register, line, old), caller.username());
        if (!seen.add(entry.key())) {
          add(
              errors,
              line,
              header(table, register.keyColumn()),
              "register.import.twice",
              entry.key());
        }
        Entry next = old == null ? entry : Entries.next(old, entry);
        created += old == null ? 1 : 0;
        if (old != null && next.version() == old.version()) {
          unchanged++;
        } else {
          added.add(next);
        }
      } catch (Problem refused) {
        refused
            .errors()
            .forEach(
                error ->
                    add(errors, line, column(table, error), error.messageKey(), error.arguments()));
      }
    }
    int count = table.lines().size();
    if (!errors.isEmpty()) {
      return new EntryImportResult(count, 0, 0, 0, errors);
    }
    if (!dryRun) {
      rows.add(added);
    }
    return new EntryImportResult(count, created, added.size() - created, unchanged, errors);
  }

  private void add(
      List<RowError> errors, EntryTable.Line line, String column, String key, Object... arguments) {
    if (errors.size() < MOST_TOLD) {
      errors.add(new RowError(line.number(), column, messages.text(key, arguments)));
    }
  }

  private static String column(EntryTable table, Problem.FieldError error) {
    String field = error.field();
    return header(table, field.startsWith("fields.") ? field.substring("fields.".length()) : field);
  }

  private static String header(EntryTable table, String id) {
    return table.headers().getOrDefault(id, id);
  }

  private Draft draft(Register register, EntryTable.Line line, @Nullable Entry old) {
    Map<String, Object> fields = old == null ? new HashMap<>() : new HashMap<>(old.fields());
    for (Field column : register.columns()) {
      String text = line.cells().get(column.id());
      if (text != null && text.isEmpty()) {
        fields.remove(column.id());
      } else if (text != null) {
        fields.put(column.id(), cells.value(column, text));
      }
    }
    fields.keySet().removeIf(id -> register.column(id).isEmpty()); // of an earlier version
    return new Draft(
        fields,
        day(line, EntryTable.FROM, old == null ? null : old.from()),
        day(line, EntryTable.TO, old == null ? null : old.to()));
  }

  private static @Nullable LocalDate day(
      EntryTable.Line line, String id, @Nullable LocalDate otherwise) {
    String text = line.cells().get(id);
    if (text == null) {
      return otherwise;
    }
    try {
      return text.isEmpty() ? null : LocalDate.parse(EntryCells.day(text));
    } catch (DateTimeException e) {
      throw Problem.invalidSubmission(List.of(new Problem.FieldError(id, "form.notADate")));
    }
  }
}
