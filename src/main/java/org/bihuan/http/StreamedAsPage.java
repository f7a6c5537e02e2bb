package org.bihuan.http;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes a streamed list in the API description as what clients get: a page. */
@Component
class StreamedAsPage implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType described = Json.mapper().constructType(type.getType());
    if (described != null && described.hasRawClass(Streamed.class)) {
      return context.resolve(
          new AnnotatedType(
                  Json.mapper()
                      .getTypeFactory()
                      .constructParametricType(Page.class, described.containedType(0)))
              .resolveAsRef(type.isResolveAsRef())
              .jsonViewAnnotation(type.getJsonViewAnnotation())
              .ctxAnnotations(type.getCtxAnnotations()));
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }
}
