package org.bihuan.integrity;

/** An issue that had none is found to have a record that its trail does not bear out. */
public record DifferenceFound(String issue) {}
