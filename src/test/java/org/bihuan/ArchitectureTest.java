package org.bihuan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.stream.BaseStream;
import org.bihuan.issue.facts.Severity;
import org.bihuan.organization.Role;
import org.bihuan.workflow.engine.TimeOrderedIds;
import org.springframework.web.bind.annotation.RestController;

/**
 * Rules about packages and classes. Each starts with the classes it is about and fails when there
 * are none, so that a renamed package does not silence it.
 */
@AnalyzeClasses(packages = "org.bihuan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ADAPTER = "org.bihuan.workflow.flowable..";
  private static final String PORT = "org.bihuan.workflow.engine";
  private static final String PROCESS = "org.bihuan.process";
  private static final String[] READERS = {
    PROCESS + ".language..",
    PROCESS + ".register..",
    PROCESS + ".decision..",
    PROCESS + ".values..",
    PROCESS + ".check..",
    PROCESS + ".template.."
  };

  /** The most types a package may have, so that one can still survey it. */
  private static final int MOST_TYPES = 25;

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsFlowable =
      classes()
          .that(dependOn(resideInAPackage("org.flowable..")))
          .should()
          .resideInAPackage(ADAPTER);

  @ArchTest
  static final ArchRule nobodyKnowsTheAdapter =
      classes()
          .that()
          .resideInAPackage(ADAPTER)
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage(ADAPTER);

  @ArchTest
  static final ArchRule thePortSpeaksOfNothingButProcesses =
      classes()
          .that()
          .resideInAPackage(PORT)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", PORT, PROCESS + "..");

  /**
   * Roles and severities are allowed: they are codes of the contract, and enums without
   * dependencies.
   */
  @ArchTest
  static final ArchRule theCheckRunsWithoutSpringAndWithoutTheEngine =
      classes()
          .that()
          .resideInAnyPackage(READERS)
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "javax.xml..",
                      "org.w3c.dom..",
                      "org.xml.sax..",
                      "com.google.re2j..",
                      "com.fasterxml.jackson..", // registers are JSON
                      "org.jspecify..")
                  .or(resideInAnyPackage(READERS))
                  .or(equivalentTo(Role.class))
                  .or(equivalentTo(Severity.class)));

  @ArchTest
  static final ArchRule controllersArePackagePrivate =
      classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

  @ArchTest static final ArchRule noFieldIsInjected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest static final ArchRule logsGoThroughSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  /**
   * Exceptions: the check is a command-line tool, and the one-time secret is for the console only.
   */
  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(PROCESS + ".check.CheckCommand")
          .and()
          .doNotHaveFullyQualifiedName("org.bihuan.access.setup.InitialSetupRunner")
          .and()
          .doNotHaveFullyQualifiedName("org.bihuan.demonstration.LoopCommand")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule timeComesFromTheClockBean =
      noClasses()
          .that()
          .areNotAssignableTo(TimeOrderedIds.class)
          .and()
          .doNotHaveFullyQualifiedName("org.bihuan.http.server.HttpConfiguration")
          .should()
          .callMethodWhere(readsTheMachinesClock())
          .orShould()
          .callConstructorWhere(isTheDateOfNow());

  /** A stream that is not closed keeps its connection for ever; lists cannot be forgotten. */
  @ArchTest
  static final ArchRule noStreamHoldsAConnection =
      noClasses()
          .that()
          .resideInAPackage("org.bihuan..")
          .should()
          .callMethodWhere(opensAStreamOfRows());

  /** Modules, and packages within a module, use each other in one direction only. */
  @ArchTest
  static final ArchRule noPackagesUseEachOtherInACircle =
      slices().matching("org.bihuan.(**)").should().beFreeOfCycles();

  @ArchTest
  static void noPackageHoldsMoreTypesThanOneCanSee(JavaClasses classes) {
    Map<String, Long> types =
        classes.stream()
            .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getPackageName, counting()));

    assertThat(types).isNotEmpty();
    assertThat(types)
        .allSatisfy(
            (name, count) -> assertThat(count).as(name).isLessThanOrEqualTo((long) MOST_TYPES));
  }

  private static DescribedPredicate<JavaMethodCall> opensAStreamOfRows() {
    return describe(
        "a stream of rows is opened",
        call -> {
          MethodCallTarget target = call.getTarget();
          boolean ofRows =
              target.getOwner().getPackageName().startsWith("org.springframework.jdbc.")
                  || target.getOwner().getPackageName().startsWith("java.sql");
          return ofRows && target.getRawReturnType().isAssignableTo(BaseStream.class);
        });
  }

  private static DescribedPredicate<JavaClass> dependOn(DescribedPredicate<JavaClass> target) {
    return describe(
        "depend on " + target.getDescription(),
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> target.test(dependency.getTargetClass())));
  }

  private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
    return describe(
        "the machine's clock is read",
        call -> {
          MethodCallTarget target = call.getTarget();
          String owner = target.getOwner().getName();
          String name = target.getName();
          return (owner.startsWith("java.time.") && name.equals("now") && !takesAClock(call))
              || (owner.equals(Clock.class.getName()) && name.startsWith("system"))
              || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"));
        });
  }

  private static boolean takesAClock(JavaCall<?> call) {
    return call.getTarget().getRawParameterTypes().stream()
        .anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
  }

  private static DescribedPredicate<JavaConstructorCall> isTheDateOfNow() {
    return describe(
        "a Date of now is made",
        call ->
            call.getTargetOwner().isEquivalentTo(Date.class)
                && call.getTarget().getRawParameterTypes().isEmpty());
  }
}
