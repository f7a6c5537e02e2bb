package org.bihuan.workbench;

/**
 * One entry of a list to choose from.
 *
 * @param name the text shown for it, in the language of the page
 */
public record Choice(String value, String name) {}
