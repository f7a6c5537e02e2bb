package org.bihuan.evidence;

/** A submission that relied on evidence. */
record Citation(String step, int round, String task) {}
