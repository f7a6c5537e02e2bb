package org.bihuan.campaign.sampling;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a sample is drawn. In the API description it is a string. */
@Schema(implementation = String.class)
public enum Method {
  ALL,
  SIMPLE,
  STRATIFIED,
  WEIGHTED;

  /** The code used in the API and the tables. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> codes() {
    return Arrays.stream(values()).map(Method::code).toList();
  }

  public static Optional<Method> find(String code) {
    return Arrays.stream(values()).filter(method -> method.code().equals(code)).findFirst();
  }
}
