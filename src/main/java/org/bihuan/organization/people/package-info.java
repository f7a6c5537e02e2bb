/** Administration of people and their duties. */
@NamedInterface("people")
@NullMarked
package org.bihuan.organization.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
