package org.bihuan.workbench.issue;

import org.bihuan.workbench.Address;

/**
 * A filter that is set, and a link that removes it.
 *
 * @param label the name of the filter
 * @param value its value, as people read it
 * @param without the address of the list without this filter
 */
record Chip(String label, String value, Address without) {}
