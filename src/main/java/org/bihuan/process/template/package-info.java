/**
 * Word files that processes fill in: read within limits, checked, kept by their hashes. Filled in
 * with texts alone: there is no other expression language here than the contract's.
 */
@NamedInterface("template")
@NullMarked
package org.bihuan.process.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
