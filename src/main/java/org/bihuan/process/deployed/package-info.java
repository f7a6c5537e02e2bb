/** The registers that are deployed, in their versions. */
@NamedInterface("deployed")
@NullMarked
package org.bihuan.process.deployed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
