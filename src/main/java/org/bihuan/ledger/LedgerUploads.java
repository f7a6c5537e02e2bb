package org.bihuan.ledger;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.ledger.header.Column;
import org.bihuan.ledger.header.FormColumns;
import org.bihuan.ledger.header.HeaderWords;
import org.bihuan.ledger.header.LedgerFile;
import org.bihuan.ledger.row.Entry;
import org.bihuan.ledger.row.LedgerForms;
import org.bihuan.organization.Caller;
import org.bihuan.process.ProcessNames;
import org.bihuan.spreadsheet.SpreadsheetFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Ledgers that are uploaded once, checked, and imported later: each visible only to the person who
 * uploaded it. They are stored in the database, so that any node can continue, and deleted after a
 * day.
 */
@Service
public class LedgerUploads {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int LONGEST_NAME = 255;
  private static final Pattern UNSEEN = Pattern.compile("[\\x00-\\x1F\\x7F\\p{Cs}]");
  private static final int LONGEST_CAMPAIGN = 64;

  private final UploadRows rows;
  private final LedgerCheck check;
  private final LedgerPreviews previews;
  private final LedgerImport imports;
  private final RememberedHeaders remembered;
  private final LedgerForms forms;
  private final ProcessNames processes;
  private final HeavyWork heavy;
  private final Clock clock;

  LedgerUploads(
      UploadRows rows,
      LedgerCheck check,
      LedgerPreviews previews,
      LedgerImport imports,
      RememberedHeaders remembered,
      LedgerForms forms,
      ProcessNames processes,
      HeavyWork heavy,
      Clock clock) {
    this.rows = rows;
    this.check = check;
    this.previews = previews;
    this.imports = imports;
    this.remembered = remembered;
    this.forms = forms;
    this.processes = processes;
    this.heavy = heavy;
    this.clock = clock;
  }

  /**
   * The types of issues the caller may import: those they may open, and that require nothing for
   * which a ledger has no column. A caller without such a type may not import.
   */
  public List<ProcessNames.Type> types(Caller caller) {
    return processes.types(caller).stream()
        .filter(ProcessNames.Type::mayOpen)
        .filter(
            type ->
                processes.openingForm(type.key()).fields().stream()
                    .noneMatch(f -> f.required() && !FormColumns.isInCells(f)))
        .toList();
  }

  /**
   * Stores a ledger, replacing the caller's earlier one.
   *
   * @param name the file's name; shown to the caller, never used as a path
   * @return its id
   * @throws Problem 403 where the caller may not import this type; 415 or 422 where the file is not
   *     a ledger
   */
  public String keep(
      Caller caller, String name, byte[] content, String type, @Nullable String campaign) {
    if (types(caller).stream().noneMatch(known -> known.key().equals(type))) {
      throw Problem.forbidden("ledger.import.notYours");
    }
    if (campaign != null && campaign.length() > LONGEST_CAMPAIGN) {
      throw Problem.invalidSubmission(
          List.of(new Problem.FieldError("campaign", "form.tooLong", LONGEST_CAMPAIGN)));
    }
    HeaderWords words = LedgerChoices.NONE.words(remembered.of(caller), forms.of(type));
    LedgerFile readable = inFile(caller, content, file -> LedgerFile.read(file, words, null));
    if (readable.size() == 0) {
      throw SpreadsheetFault.file("ledger.file.empty");
    }
    LedgerUpload upload =
        new LedgerUpload(
            UUID.randomUUID().toString(),
            plain(name),
            type,
            campaign,
            clock.instant(),
            null,
            LedgerChoices.NONE);
    rows.keep(caller.username(), upload, content);
    return upload.id();
  }

  /**
   * @throws Problem 404 where the caller uploaded no such ledger, or another one since
   */
  public LedgerUpload get(Caller caller, String id) {
    return kept(caller, id).upload();
  }

  /** An uploaded ledger, and what its import would do. */
  public record Looked(LedgerUpload upload, LedgerPreview preview) {}

  /**
   * What importing the ledger would do now.
   *
   * @param fate the rows to show; null for all
   * @param from the first row of the file to show
   * @throws Problem 404 as for {@link #get}
   */
  public Looked look(
      Caller caller, String id, LedgerPreview.@Nullable Fate fate, int from, Locale locale) {
    UploadRows.Kept kept = kept(caller, id);
    return new Looked(kept.upload(), previews.of(caller, check(caller, kept), fate, from, locale));
  }

  /** What a column may mean, to choose from. */
  public List<ColumnChoice> columnChoices() {
    return Column.choices().stream()
        .map(column -> new ColumnChoice(column.field(), column.messageKey()))
        .toList();
  }

  /** A meaning of a column: the API's field, and the message with its name. */
  public record ColumnChoice(String field, String messageKey) {}

  /**
   * Changes what the caller says about the ledger; the meanings of headers are remembered for the
   * caller's unit.
   *
   * @throws Problem 404 as for {@link #get}; 422 for a field that does not exist
   */
  public void choose(Caller caller, String id, LedgerChoices choices) {
    kept(caller, id);
    choices.check();
    rows.choose(caller.username(), id, choices);
    remembered.remember(caller, choices.columns());
  }

  /**
   * Opens issues for the new rows, in one transaction; does nothing where the ledger is imported
   * already, or where rows are faulty and should not be left out.
   *
   * @throws Problem 404 as for {@link #get}; 409 where somebody else is importing the same rows
   */
  public void carryOut(Caller caller, String id, boolean goodRowsOnly) {
    UploadRows.Kept kept = kept(caller, id);
    CheckedLedger ledger = check(caller, kept);
    boolean apply = kept.upload().choices().applyDifferences();
    if (kept.upload().outcome() != null || !(ledger.faults().isEmpty() || goodRowsOnly)) {
      return;
    }
    List<String> numbers = imports.open(caller, ledger, apply);
    List<LedgerOutcome.Opened> opened = new ArrayList<>();
    for (int i = 0; i < numbers.size() && opened.size() < LedgerOutcome.NAMED; i++) {
      String number = numbers.get(i);
      if (ledger.good().get(i).known()) {
        continue;
      }
      Entry entry = ledger.good().get(i).entry();
      String title = entry.issue().title();
      opened.add(new LedgerOutcome.Opened(entry.row(), number, title == null ? "" : title));
    }
    int leftOut = ledger.file().size() - ledger.good().size();
    rows.done(
        caller.username(),
        id,
        new LedgerOutcome(
            ledger.openable(),
            ledger.unchanged() + ledger.differing(),
            apply ? ledger.changeable() : 0,
            leftOut,
            opened));
  }

  @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT6M")
  void forgetOld() {
    rows.forgetAll(clock.instant().minus(KEPT));
  }

  private UploadRows.Kept kept(Caller caller, String id) {
    return rows.find(caller.username(), id)
        .orElseThrow(() -> new Problem("ledger-replaced", HttpStatus.NOT_FOUND));
  }

  private CheckedLedger check(Caller caller, UploadRows.Kept kept) {
    LedgerUpload upload = kept.upload();
    return inFile(
        caller,
        kept.content(),
        file -> check.check(caller, file, upload.type(), upload.campaign(), upload.choices()));
  }

  /** The reading code needs a file; it is deleted after reading. */
  private <T> T inFile(Caller caller, byte[] content, Function<Path, T> reader) {
    try {
      Path file = Files.createTempFile("ledger", null);
      try {
        Files.write(file, content);
        return heavy.run(Kind.READING, caller.username(), () -> reader.apply(file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String end = last.substring(Math.max(0, last.length() - LONGEST_NAME));
    return UNSEEN.matcher(end).replaceAll("");
  }
}
