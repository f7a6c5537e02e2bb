/**
 * Why a process cannot continue: what whoever submits something is told, and what a job fails with.
 */
@NamedInterface("failure")
@NullMarked
package org.bihuan.process.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
