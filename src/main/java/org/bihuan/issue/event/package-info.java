/** What can happen to an issue: one type for each kind of entry in its trail. */
@NamedInterface("event")
@NullMarked
package org.bihuan.issue.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
