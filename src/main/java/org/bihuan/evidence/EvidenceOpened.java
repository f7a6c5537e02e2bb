package org.bihuan.evidence;

/**
 * Somebody has downloaded a file, or looked at a large copy of it.
 *
 * @param uploadedBy the username of whoever handed it in
 */
public record EvidenceOpened(String evidence, String uploadedBy, String username) {}
