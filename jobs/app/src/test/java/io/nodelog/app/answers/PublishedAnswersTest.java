package io.nodelog.app.answers;

class PublishedAnswersTest extends PublishedAnswers {
  @Override
  Warehouse warehouse() {
    return Warehouse.local(directory.resolve("warehouse"));
  }
}
