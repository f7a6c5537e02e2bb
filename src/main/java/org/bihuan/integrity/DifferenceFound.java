package org.bihuan.integrity;

/** An issue without known differences was found to have a record that does not match its trail. */
public record DifferenceFound(String issue) {}
