/** Sessions of the pages. */
@NamedInterface("session")
@NullMarked
package org.bihuan.access.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
