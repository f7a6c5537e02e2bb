package org.bihuan.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Breaks a sound process on purpose at one of its elements. */
enum Breakage {
  /** A role that does not exist. */
  ROLE("<userTask id='(\\w+)'[^>]*candidateGroups='[^/]+/(\\w+)'", 2, "wizard"),
  /** A group of something that is no unit. */
  GROUP("<userTask id='(\\w+)'[^>]*candidateGroups='(\\$\\{[^}]+\\})/", 2, "${issue.round}"),
  /** Nobody may take the step. */
  NOBODY("<userTask id='(\\w+)'[^>]*(flowable:candidate\\w+='[^']+')", 2, ""),
  /** A choice is no condition. */
  CONDITION(
      "<sequenceFlow id='(\\w+)'[^>]*><conditionExpression[^>]*>(\\$\\{[^<]*\\})<",
      2,
      "${issue.severity}"),
  /** A type of field that does not exist. */
  FIELD("<userTask id='(\\w+)'(?:(?!</userTask>).)*?type='(\\w+)'", 2, "colour"),
  /** An act that the contract does not have. */
  ACT("<serviceTask id='(\\w+)'[^>]*flowable:delegateExpression='(\\$\\{\\w+\\})'", 2, "${pay}"),
  /** A field that no form has. */
  TIME(
      "<intermediateCatchEvent id='(\\w+)'[^>]*><timerEventDefinition><timeD\\w+[^>]*>([^<]+)<",
      2,
      "${fields.nowhere.day}"),
  /** A word that is no time. */
  SPAN("<boundaryEvent id='(\\w+)'[^>]*><timerEventDefinition><timeDuration>(PT\\d+M)<", 2, "soon"),
  /** A flow to an element that is not there. */
  TARGET("<sequenceFlow id='(\\w+)'[^>]* targetRef='(\\w+)'", 2, "nowhere"),
  /** A script. */
  SCRIPT("<(intermediateThrowEvent) id='(\\w+)'", 1, "scriptTask"),
  /** A text where a number is needed. */
  CARDINALITY(
      "<userTask id='(\\w+)'(?:(?!</userTask>).)*?<loopCardinality>(\\d+)<", 2, "${issue.title}"),
  /** The brackets of an expression are not closed. */
  SYNTAX(
      "<sequenceFlow id='(\\w+)'[^>]*><conditionExpression[^>]*>(\\$\\{[^<]*\\})<",
      2,
      "${(issue.round}");

  private final Pattern pattern;
  private final int replaced;
  private final String by;

  Breakage(String pattern, int replaced, String by) {
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    this.replaced = replaced;
    this.by = by;
  }

  /**
   * A broken file.
   *
   * @param element the id of the element that a finding must name
   */
  record Broken(String xml, String element, Breakage how) {}

  /** Breaks one of the places where that can be done; null where there is none. */
  @Nullable Broken at(String xml, Random random) {
    List<MatchResult> places = new ArrayList<>(pattern.matcher(xml).results().toList());
    if (places.isEmpty()) {
      return null;
    }
    MatchResult place = places.get(random.nextInt(places.size()));
    String broken =
        xml.substring(0, place.start(replaced)) + by + xml.substring(place.end(replaced));
    return new Broken(broken, place.group(replaced == 1 ? 2 : 1), this);
  }
}
