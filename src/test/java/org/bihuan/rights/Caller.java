package org.bihuan.rights;

import java.util.List;

/**
 * The callers, relative to an issue of Datong's unit, which Xining supervises: somebody with each
 * role in its units, in other units, and in those above. The codes are the columns of the matrix.
 */
enum Caller {
  NOBODY("none"),
  EXPIRED("expd", "QH-XN-DT", "rectifier"),
  REVOKED("revk", "QH-XN-DT", "rectifier"),
  RETIRED("retd", "QH-XN-DT", "rectifier"),
  /** Rectified the issue once, and has been given a duty far away instead. */
  LOST("lost", "QH-XN-DT", "rectifier"),

  INSPECTOR("ins", "QH-XN", "inspector"),
  RECTIFIER("rec", "QH-XN-DT", "rectifier"),
  REVIEWER("rev", "QH-XN", "reviewer"),
  LEADER("lea", "QH-XN", "leader"),
  MONITOR("mon", "QH-XN-DT", "monitor"),

  INSPECTOR_BESIDE("ins-", "QH-HD", "inspector"),
  RECTIFIER_BESIDE("rec-", "QH-XN-HZ", "rectifier"),
  REVIEWER_BESIDE("rev-", "QH-HD", "reviewer"),
  LEADER_BESIDE("lea-", "QH-HD", "leader"),
  MONITOR_BESIDE("mon-", "QH-XN-HZ", "monitor"),

  INSPECTOR_ABOVE("ins^", "QH", "inspector"),
  RECTIFIER_ABOVE("rec^", "QH-XN", "rectifier"),
  REVIEWER_ABOVE("rev^", "QH", "reviewer"),
  LEADER_ABOVE("lea^", "QH", "leader"),
  MONITOR_ABOVE("mon^", "QH-XN", "monitor"),

  ADMINISTRATOR("adm", "QH-XN-DT", "administrator"),
  ADMINISTRATOR_BESIDE("adm-", "QH-XN-HZ", "administrator"),
  ADMINISTRATOR_OF_ALL("adm^", "QH", "administrator"),

  /** Rectifies and reviews: what was rectified by them they may not review. */
  BOTH("both", "QH-XN-DT", "rectifier");

  final String code;
  final String unit;
  final String role;

  Caller(String code) {
    this(code, "", "");
  }

  Caller(String code, String unit, String role) {
    this.code = code;
    this.unit = unit;
    this.role = role;
  }

  static final List<Caller> ALL = List.of(values());

  /** Whether there is an account that can sign in now. */
  boolean signsIn() {
    return this != NOBODY && this != EXPIRED && this != REVOKED && this != RETIRED;
  }
}
