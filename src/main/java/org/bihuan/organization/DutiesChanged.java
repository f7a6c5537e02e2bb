package org.bihuan.organization;

import java.util.Set;

/**
 * Somebody gained or lost a duty, or came or went. Published in the transaction of the change, in
 * which {@link People} answers by the new duties already.
 *
 * @param groups the groups, {@code UNIT/role}, whose holders are others than before
 */
public record DutiesChanged(Set<String> groups) {}
