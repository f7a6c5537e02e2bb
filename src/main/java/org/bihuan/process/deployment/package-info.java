/**
 * Templates and registers as they are deployed, in versions; templates are kept by their hashes.
 */
@NamedInterface("deployment")
@NullMarked
package org.bihuan.process.deployment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
