/** The description of the API. */
@NamedInterface("openapi")
@NullMarked
package org.bihuan.http.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
