package org.bihuan.organization;

import java.util.List;

/** Somebody with an account. Retired people keep their name in the trail and cannot sign in. */
public record Person(String username, String displayName, List<Duty> duties, boolean retired) {}
