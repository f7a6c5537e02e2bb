package org.bihuan.http.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field that a request must give although its record can do without, so that whoever left it out
 * is told its name, and all the others that are missing, in the service's own words. The API
 * description says so to clients; refusing is up to whoever takes the request.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Required {}
