package org.bihuan.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.calendar.WorkCalendar;
import org.bihuan.http.Keyset;
import org.bihuan.http.Page;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.bihuan.http.StorableText;
import org.bihuan.organization.Caller;
import org.bihuan.process.deployment.Registers;
import org.bihuan.process.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and changes the entries of registers. */
@Service
public class Entries {

  private final Registers registers;
  private final RegisterRights rights;
  private final EntryRows rows;
  private final EntryCheck check;
  private final Clock clock;
  private final WorkCalendar calendar;

  Entries(
      Registers registers,
      RegisterRights rights,
      EntryRows rows,
      EntryCheck check,
      Clock clock,
      WorkCalendar calendar) {
    this.clock = clock;
    this.calendar = calendar;
    this.registers = registers;
    this.rights = rights;
    this.rows = rows;
    this.check = check;
  }

  /**
   * @throws Problem 404 where there is no such register, or none that the caller may read
   */
  public Register register(Caller caller, String key) {
    return registers
        .find(key)
        .filter(register -> rights.mayRead(caller, register))
        .orElseThrow(() -> Problem.notFound("register", key));
  }

  /**
   * Which entries to list.
   *
   * @param text words that an entry must hold; empty for all
   * @param on the day on which they hold; null for the newest version of each
   */
  public record Sought(String text, @Nullable LocalDate on) {}

  /** The entries of a register by their keys. */
  public Page<Entry> list(
      Caller caller,
      String register,
      Sought sought,
      @Nullable String after,
      int size,
      boolean count) {
    String key = register(caller, register).key();
    String start = after == null ? "" : Keyset.decode(after, 1).get(0);
    if (!StorableText.is(start)) {
      throw Keyset.refused();
    }
    requireSearchable(sought.text());
    var wanted = new EntryRows.Wanted(key, sought.text(), sought.on(), start, size + 1);
    List<Entry> found = rows.list(wanted);
    boolean more = found.size() > size;
    return new Page<>(
        more ? found.subList(0, size) : found,
        more ? Keyset.encode(found.get(size - 1).key()) : null,
        count ? rows.count(wanted) : null);
  }

  /**
   * @throws Problem 404 where there is no such register; 403 for somebody who may not edit it
   */
  public void requireEdit(Caller caller, String register) {
    rights.requireEdit(caller, register(caller, register));
  }

  /** The first entries that hold these words and are in force today, by their keys. */
  public List<Entry> inForce(Caller caller, String register, String text, int most) {
    requireSearchable(text);
    LocalDate today = clock.instant().atZone(calendar.zone()).toLocalDate();
    return rows.list(new EntryRows.Wanted(register(caller, register).key(), text, today, "", most));
  }

  private static void requireSearchable(String text) {
    if (!StorableText.is(text)) {
      throw Problem.malformed("q", "form.controlCharacter");
    }
  }

  /**
   * The newest version of an entry.
   *
   * @throws Problem 404 where there is none that the caller may read
   */
  public Entry newest(Caller caller, String register, String key) {
    return rows.newest(register(caller, register).key(), key)
        .orElseThrow(() -> Problem.notFound("entry", key));
  }

  /** The versions of an entry, newest first. */
  public Page<Entry> history(
      Caller caller, String register, String key, @Nullable String after, int size) {
    Entry newest = newest(caller, register, key);
    int below = after == null ? newest.version() + 1 : number(after);
    List<Entry> found = rows.versions(register, key, below, size + 1);
    boolean more = found.size() > size;
    return new Page<>(
        more ? found.subList(0, size) : found,
        more ? Keyset.encode(String.valueOf(found.get(size - 1).version())) : null,
        null);
  }

  private static int number(String after) {
    try {
      return Integer.parseInt(Keyset.decode(after, 1).get(0));
    } catch (NumberFormatException e) {
      throw Keyset.refused();
    }
  }

  /**
   * Adds an entry.
   *
   * @throws Problem 403 where the caller may not; 422 where it is wrong, or there is one with its
   *     key
   */
  @Transactional
  public Entry add(Caller caller, String register, Draft draft) {
    Register known = register(caller, register);
    rights.requireEdit(caller, known);
    Entry entry = check.checked(known, draft, caller.username());
    if (rows.newest(register, entry.key()).isPresent()) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("fields." + known.keyColumn(), "register.taken", entry.key())));
    }
    rows.add(List.of(entry));
    return entry;
  }

  /**
   * Changes an entry, as a new version of it; the same again changes nothing.
   *
   * @param version the one that is changed; null: whichever is the newest
   * @throws Problem 403 where the caller may not; 409 where another version is the newest; 422
   *     where it is wrong, or would have another key
   */
  @Transactional
  public Entry change(
      Caller caller, String register, String key, Draft draft, @Nullable Integer version) {
    Register known = register(caller, register);
    rights.requireEdit(caller, known);
    Entry before = newest(caller, register, key);
    if (version != null && version != before.version()) {
      throw new Problem("stale", HttpStatus.CONFLICT);
    }
    Entry entry = check.checked(known, draft, caller.username());
    if (!entry.key().equals(before.key())) {
      throw Problem.invalidSubmission(
          List.of(new FieldError("fields." + known.keyColumn(), "register.key-stays", key)));
    }
    Entry next = next(before, entry);
    if (next.version() != before.version()) {
      rows.add(List.of(next));
    }
    return next;
  }

  /** The version that follows; the one before where nothing changes. */
  static Entry next(Entry before, Entry entry) {
    return entry.isSame(before)
        ? before
        : new Entry(
            entry.register(),
            entry.key(),
            before.version() + 1,
            entry.title(),
            entry.fields(),
            entry.from(),
            entry.to(),
            entry.changedAt(),
            entry.changedBy());
  }
}
