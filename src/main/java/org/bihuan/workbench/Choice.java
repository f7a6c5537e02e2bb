package org.bihuan.workbench;

/**
 * One entry of a list to choose from.
 *
 * @param name what stands for it, in the language of the page
 */
public record Choice(String value, String name) {}
