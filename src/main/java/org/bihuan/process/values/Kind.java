package org.bihuan.process.values;

import java.util.Locale;

/** What a value is. */
public enum Kind {
  /** Known only when the process runs. */
  ANY,
  /** The literal {@code null}. */
  NOTHING,
  TEXT,
  /** A text whose possible values are known: a literal, or what a decision says. */
  WORD,
  NUMBER,
  BOOLEAN,
  DATE,
  INSTANT,
  ENUM,
  UNIT,
  PERSON,
  ISSUE,
  ENTRY,
  EVIDENCE,
  /** Named values: a row of a table, or what was filled in into a form. */
  ROW,
  LIST;

  /** The key of its name in the check's texts. */
  String key() {
    return "check.type." + name().toLowerCase(Locale.ROOT);
  }

  /** Whether it is stored as a text. */
  boolean isText() {
    return this == TEXT || this == WORD;
  }

  /** Whether it is the code of something that exists by itself. */
  boolean isCode() {
    return this == UNIT || this == PERSON || this == ISSUE || this == ENTRY || this == EVIDENCE;
  }

  boolean isTime() {
    return this == DATE || this == INSTANT;
  }
}
