package org.bihuan.organization;

import java.util.Set;

/**
 * Somebody gained or lost a duty, or came or went. Published in the transaction of the change, in
 * which {@link People} already answers by the new duties.
 *
 * @param groups the groups, {@code UNIT/role}, whose holders have changed
 */
public record DutiesChanged(Set<String> groups) {}
