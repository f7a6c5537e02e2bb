/**
 * Lists that are searched: texts compared as people read them, and statements planned for their
 * values.
 */
@NamedInterface("search")
@NullMarked
package org.bihuan.http.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
