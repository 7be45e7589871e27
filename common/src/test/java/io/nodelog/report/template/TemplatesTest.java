package io.nodelog.report.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final List<String> USERS =
      List.of("root", "admin", "oracle", "test", "guest", "ubuntu", "backup");

  @Test
  void takesManyNamesAtOnePlaceForOneTemplate() {
    List<String> messages = each("Failed password for invalid user %s from <*> port <*> ssh2");
    Templates templates = Templates.of(messages);
    for (String message : messages) {
      assertThat(templates.of(message).text())
          .isEqualTo("Failed password for invalid user <*> from <*> port <*> ssh2");
    }
  }

  @Test
  void keepsFewKindsApart() {
    List<String> messages = List.of("Changing view acls to: <*>", "Changing modify acls to: <*>");
    assertThat(texts(messages)).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void dividesByTheKindBeforeItLooksAtNames() {
    List<String> messages = new ArrayList<>(each("session opened for user %s by (uid=<*>)"));
    messages.addAll(each("session closed for user %s by (uid=<*>)"));
    assertThat(texts(messages))
        .containsExactlyInAnyOrder(
            "session opened for user <*> by (uid=<*>)", "session closed for user <*> by (uid=<*>)");
  }

  @Test
  void neverTakesStatesForNames() {
    List<String> messages =
        Stream.of("NEW", "INITED", "SETUP", "RUNNING", "COMMITTING", "SUCCEEDED", "KILLED")
            .map("Job Transitioned to %s by the dispatcher"::formatted)
            .toList();
    assertThat(texts(messages)).hasSize(messages.size());
  }

  @Test
  void keepsApartWhatHasMoreWordsThatDifferThanWordsInCommon() {
    List<String> messages = USERS.stream().map(user -> user + " likes " + user + "s").toList();
    assertThat(texts(messages)).hasSize(messages.size());
  }

  @Test
  void comparesOnlyWhatHasTheSameDelimiters() {
    List<String> messages = new ArrayList<>(each("a user=%s was seen here"));
    messages.addAll(each("a user:%s was seen here"));
    assertThat(texts(messages))
        .containsExactlyInAnyOrder("a user=<*> was seen here", "a user:<*> was seen here");
  }

  @Test
  void givesEveryMessageATemplateThatFitsIt() {
    Random random = new Random(5);
    Set<String> messages = new HashSet<>();
    for (int i = 0; i < 3_000; i++) {
      messages.add(randomMessage(random));
    }
    Templates templates = Templates.of(messages);
    for (String message : messages) {
      MaskedMessage template = MaskedMessage.of(templates.of(message).text());
      MaskedMessage parts = MaskedMessage.of(message);
      assertThat(template.shape()).isEqualTo(parts.shape());
      for (int i = 0; i < parts.parts().size(); i++) {
        assertThat(template.part(i)).isIn(parts.part(i), "<*>");
      }
    }
  }

  @Test
  void doesNotDependOnTheOrderOfTheMessages() {
    Random random = new Random(6);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      messages.add(randomMessage(random));
    }
    Templates expected = Templates.of(messages);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(messages, random);
      Templates shuffled = Templates.of(messages);
      for (String message : messages) {
        assertThat(shuffled.of(message)).isEqualTo(expected.of(message));
      }
    }
  }

  /** The ids are stored by users: another one for the same text needs another version. */
  @Test
  void givesATextTheSameIdForever() {
    assertThat(Template.of("Failed password for <*>").id()).isEqualTo("7b040c37cbe8e0d8");
    assertThat(Template.of("Failed password for").id()).isNotEqualTo("7b040c37cbe8e0d8");
  }

  @Test
  void knowsOnlyTheMessagesItWasGiven() {
    assertThat(Templates.of(List.of()).size()).isZero();
    assertThatThrownBy(() -> Templates.of(List.of("a")).of("b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot find the template of: b");
  }

  private static String randomMessage(Random random) {
    List<String> words = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      words.add(random.nextInt(4) == 0 ? "<*>" : "w" + (char) ('a' + random.nextInt(8)));
    }
    return String.join(random.nextBoolean() ? " " : ", ", words);
  }

  private static List<String> each(String format) {
    return USERS.stream().map(format::formatted).toList();
  }

  private static Set<String> texts(List<String> messages) {
    Templates templates = Templates.of(messages);
    Set<String> texts = new HashSet<>();
    messages.forEach(message -> texts.add(templates.of(message).text()));
    return texts;
  }
}
