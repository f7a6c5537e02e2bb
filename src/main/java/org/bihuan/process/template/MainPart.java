package org.bihuan.process.template;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Which part of a Word file is its text, as the file's own relationships say. */
final class MainPart {

  private static final String TYPE = "/relationships/officeDocument";

  private MainPart() {}

  /** Whether this part is the main one, and the only one. */
  static boolean is(Document relations, String part) {
    int found = 0;
    NodeList all = relations.getDocumentElement().getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element one && one.getAttribute("Type").endsWith(TYPE)) {
        String target = one.getAttribute("Target");
        if (!target.equals(part) && !target.equals("/" + part)) {
          return false;
        }
        found++;
      }
    }
    return found == 1;
  }
}
