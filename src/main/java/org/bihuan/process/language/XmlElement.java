package org.bihuan.process.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One XML element of a file, with its line number.
 *
 * <p>Names are written with the usual prefix of their namespace, whatever prefix the file uses:
 * {@code userTask}, {@code flowable:formProperty}, {@code bihuan:en}. A namespace the contract does
 * not know is written in braces, {@code {http://…}name}, and so matches nothing.
 */
public final class XmlElement {

  private static final int EXCERPT = 60;

  private final String name;
  private final int line;
  private final @Nullable XmlElement parent;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  // a cache, since elements with thousands of children are searched for each expression
  private final Map<String, XmlElement> firsts = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  public XmlElement(String name, int line, @Nullable XmlElement parent) {
    this.name = name;
    this.line = line;
    this.parent = parent;
    if (parent != null) {
      parent.children.add(this);
      parent.firsts.putIfAbsent(name, this);
    }
  }

  public void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void append(String characters) {
    text.append(characters);
  }

  public String name() {
    return name;
  }

  int line() {
    return line;
  }

  @Nullable
  public XmlElement parent() {
    return parent;
  }

  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  public List<XmlElement> children() {
    return Collections.unmodifiableList(children);
  }

  public boolean is(String other) {
    return name.equals(other);
  }

  @Nullable
  public String attribute(String key) {
    return attributes.get(key);
  }

  public String attribute(String key, String otherwise) {
    return attributes.getOrDefault(key, otherwise);
  }

  public String id() {
    return attribute("id", "");
  }

  public String text() {
    return text.toString().strip();
  }

  /** Whether it has text other than white space anywhere between its children. */
  public boolean hasText() {
    return !text.toString().isBlank();
  }

  /** The beginning of its text, to be shown in a finding. */
  public String excerpt() {
    return excerpt(text());
  }

  public static String excerpt(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }

  public Stream<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.is(childName));
  }

  @Nullable
  public XmlElement first(String childName) {
    return firsts.get(childName);
  }

  /** The children of {@code extensionElements} that have this name. */
  public Stream<XmlElement> extensions(String extensionName) {
    return all("extensionElements").flatMap(holder -> holder.all(extensionName));
  }

  /** This element and all its descendants, in the order of the file. */
  public Stream<XmlElement> tree() {
    List<XmlElement> all = new ArrayList<>(); // streams within streams take many times as long
    collect(all);
    return all.stream();
  }

  private void collect(List<XmlElement> all) {
    all.add(this);
    children.forEach(child -> child.collect(all));
  }

  /** Whether it belongs to a form or an act, whose ids are not those of the process's elements. */
  public boolean isExtension() {
    return name.startsWith("flowable:") || name.startsWith("bihuan:");
  }

  /** The id to show to people: this element's, else that of its nearest ancestor with an id. */
  public String address() {
    boolean hasOwn = !id().isEmpty() && !isExtension();
    if (hasOwn || parent == null) {
      return hasOwn ? id() : name;
    }
    return parent.address();
  }
}
