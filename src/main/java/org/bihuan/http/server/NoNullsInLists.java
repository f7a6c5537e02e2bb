package org.bihuan.http.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.bihuan.http.JsonFaults;
import org.bihuan.http.Problem;

/**
 * Refuses {@code null} as a member of a list, anywhere in a request, also where a field takes any
 * JSON. No list of the API gives it a meaning, so the code need not check for it. Only parsers of
 * streams check this, since requests are streams; JSON of our own is parsed from strings and not
 * checked.
 */
final class NoNullsInLists extends JsonFactory {

  private static final long serialVersionUID = 1L;

  NoNullsInLists(JsonFactoryBuilder settings) {
    super(settings);
  }

  private NoNullsInLists(NoNullsInLists original) {
    super(original, null);
  }

  @Override
  public JsonFactory copy() {
    return new NoNullsInLists(this);
  }

  @Override
  public JsonParser createParser(InputStream in) throws IOException {
    return new Watch(super.createParser(in));
  }

  @Override
  public JsonParser createParser(Reader in) throws IOException {
    return new Watch(super.createParser(in));
  }

  /** All other methods that advance are built on {@link #nextToken}. */
  private static final class Watch extends JsonParserDelegate {

    Watch(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      JsonToken token = super.nextToken();
      if (token == JsonToken.VALUE_NULL && getParsingContext().inArray()) {
        throw Problem.malformed(JsonFaults.field(this), "http.field.null");
      }
      return token;
    }
  }
}
