package org.bihuan.workbench.issue;

import org.bihuan.workbench.Address;

/**
 * A filter that is set, and how to take it away.
 *
 * @param label what is filtered by
 * @param value what by, in words
 * @param without the address of the list without it
 */
record Chip(String label, String value, Address without) {}
