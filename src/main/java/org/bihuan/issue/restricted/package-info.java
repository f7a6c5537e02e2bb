/**
 * Values of fields that only some groups see. They are kept beside the trail, which holds a salted
 * hash: everything that is told or calculated of what was filled in has the hash alone.
 */
@NamedInterface("restricted")
@NullMarked
package org.bihuan.issue.restricted;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
