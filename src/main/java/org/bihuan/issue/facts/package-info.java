/** The values an issue is made of. */
@NamedInterface("facts")
@NullMarked
package org.bihuan.issue.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
